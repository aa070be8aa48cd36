// What CloudFront's runtime 2.0 has and QuickJS has not: Buffer, atob, btoa, crypto, querystring.
const __modules = (() => {
  const CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  const toUtf8 = (text) => unescape(encodeURIComponent(text));
  const ofLatin1 = (text) => Array.from(text, (one) => one.charCodeAt(0) & 255);
  const toLatin1 = (bytes) => Array.from(bytes, (one) => String.fromCharCode(one)).join("");
  const toHex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

  function toText(bytes) {
    const text = toLatin1(bytes);
    try { return decodeURIComponent(escape(text)); } catch (_) { return text; }
  }

  function toBase64(bytes) {
    let text = "";
    for (let i = 0; i < bytes.length; i += 3) {
      const three = (bytes[i] << 16) | ((bytes[i + 1] || 0) << 8) | (bytes[i + 2] || 0);
      const left = bytes.length - i;
      text += CHARS[three >> 18] + CHARS[(three >> 12) & 63];
      text += left > 1 ? CHARS[(three >> 6) & 63] : "=";
      text += left > 2 ? CHARS[three & 63] : "=";
    }
    return text;
  }

  function ofBase64(text) {
    const bytes = [];
    let bits = 0, held = 0;
    for (const one of text.replace(/-/g, "+").replace(/_/g, "/").replace(/[^A-Za-z0-9+/]/g, "")) {
      held = ((held << 6) | CHARS.indexOf(one)) & 0xffffff;
      bits += 6;
      if (bits >= 8) { bits -= 8; bytes.push((held >> bits) & 255); }
    }
    return bytes;
  }

  const READ = {
    utf8: (text) => ofLatin1(toUtf8(text)),
    hex: (text) => (text.match(/[0-9a-fA-F]{2}/g) || []).map((one) => parseInt(one, 16)),
    base64: ofBase64, base64url: ofBase64, latin1: ofLatin1, binary: ofLatin1, ascii: ofLatin1,
  };
  const WRITTEN = {
    utf8: toText, hex: toHex, base64: toBase64, latin1: toLatin1, binary: toLatin1, ascii: toLatin1,
    base64url: (bytes) => toBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, ""),
  };

  function coding(table, name) {
    const known = table[(name === undefined ? "utf8" : name).toLowerCase().replace("utf-8", "utf8")];
    if (known === undefined) throw new TypeError(`Unknown encoding: ${name}`);
    return known;
  }

  class Buffer extends Uint8Array {
    static from(said, encoding) {
      return super.from(typeof said === "string" ? coding(READ, encoding)(said) : Array.from(said));
    }
    static concat(list) { return Buffer.from([].concat(...list.map((one) => Array.from(one)))); }
    static alloc(size) { return new Buffer(size); }
    static byteLength(said, encoding) { return Buffer.from(said, encoding).length; }
    static isBuffer(said) { return said instanceof Buffer; }
    toString(encoding) { return coding(WRITTEN, encoding)(this); }
    equals(other) { return toHex(this) === toHex(other); }
  }

  const left = (word, by) => (word << by) | (word >>> (32 - by));
  const right = (word, by) => (word >>> by) | (word << (32 - by));

  // Blocks of 16 words; `little`: the order of bytes in a word and in the length.
  function padded(bytes, little) {
    const all = bytes.concat([128]), words = [];
    while (all.length % 64 !== 56) all.push(0);
    const high = Math.floor(bytes.length / 0x20000000), low = (bytes.length << 3) >>> 0;
    for (let i = 0; i < all.length; i += 4) words.push(word(all.slice(i, i + 4), little));
    words.push(...(little ? [low, high] : [high, low]));
    return words;
  }

  function word(four, little) {
    const [a, b, c, d] = little ? four.slice().reverse() : four;
    return (a << 24) | (b << 16) | (c << 8) | d;
  }

  function spread(words, little) {
    const shifts = little ? [0, 8, 16, 24] : [24, 16, 8, 0];
    return [].concat(...words.map((one) => shifts.map((by) => (one >>> by) & 255)));
  }

  // A hash is its state before the first block, and what a block makes of it.
  function hashing(first, little, mixed) {
    return (bytes) => {
      const words = padded(bytes, little);
      let state = first;
      for (let i = 0; i < words.length; i += 16) {
        const next = mixed(state, words.slice(i, i + 16));
        state = state.map((one, at) => (one + next[at]) | 0);
      }
      return spread(state, little);
    };
  }

  const fraction = (number) => ((number - Math.floor(number)) * 0x100000000) | 0;
  const PRIMES = [];
  for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((one) => n % one)) PRIMES.push(n);
  const ROOTS = PRIMES.map((one) => fraction(Math.cbrt(one)));
  const SINES = Array.from({length: 64}, (_, i) => (Math.abs(Math.sin(i + 1)) * 0x100000000) | 0);
  const TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
  const FIRST = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476].map((one) => one | 0);

  function md5(state, block) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [f, at] = [
        [(b & c) | (~b & d), i], [(d & b) | (~d & c), 5 * i + 1],
        [b ^ c ^ d, 3 * i + 5], [c ^ (b | ~d), 7 * i],
      ][round];
      const turned = left((a + f + SINES[i] + block[at % 16]) | 0, TURNS[round][i % 4]);
      [a, b, c, d] = [d, (b + turned) | 0, b, c];
    }
    return [a, b, c, d];
  }

  function sha1(state, block) {
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      if (i > 15) block[i] = left(block[i - 3] ^ block[i - 8] ^ block[i - 14] ^ block[i - 16], 1);
      const [f, k] = [
        [(b & c) | (~b & d), 0x5a827999], [b ^ c ^ d, 0x6ed9eba1],
        [(b & c) | (b & d) | (c & d), 0x8f1bbcdc], [b ^ c ^ d, 0xca62c1d6],
      ][Math.floor(i / 20)];
      [a, b, c, d, e] = [(left(a, 5) + f + e + k + block[i]) | 0, a, left(b, 30), c, d];
    }
    return [a, b, c, d, e];
  }

  function sha256(state, block) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      if (i > 15) {
        const [x, y] = [block[i - 15], block[i - 2]];
        const early = right(x, 7) ^ right(x, 18) ^ (x >>> 3);
        const late = right(y, 17) ^ right(y, 19) ^ (y >>> 10);
        block[i] = (block[i - 16] + early + block[i - 7] + late) | 0;
      }
      const chosen = (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g));
      const first = (h + chosen + ROOTS[i] + block[i]) | 0;
      const second = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    return [a, b, c, d, e, f, g, h];
  }

  const HASHES = {
    md5: hashing(FIRST, true, md5),
    sha1: hashing([...FIRST, 0xc3d2e1f0 | 0], false, sha1),
    sha256: hashing(PRIMES.slice(0, 8).map((one) => fraction(Math.sqrt(one))), false, sha256),
  };

  function hash(name) {
    const known = HASHES[name];
    if (known === undefined) throw new TypeError(`not supported algorithm: "${name}"`);
    return known;
  }

  const bytesOf = (said, encoding) => Array.from(Buffer.from(said, encoding));

  function taking(finish) {
    const taken = [];
    let ended = false;
    const self = {
      update(data, encoding) { taken.push(...bytesOf(data, encoding)); return self; },
      digest(encoding) {
        if (ended) throw new Error("Digest already called");
        ended = true;
        const made = Buffer.from(finish(taken));
        return encoding === undefined ? made : made.toString(encoding);
      },
    };
    return self;
  }

  const crypto = {
    createHash: (name) => taking(hash(name)),
    createHmac(name, key) {
      const made = hash(name), long = bytesOf(key), whole = long.length > 64 ? made(long) : long;
      const padded = Array.from({length: 64}, (_, i) => whole[i] || 0);
      const mask = (by) => padded.map((one) => one ^ by);
      return taking((bytes) => made(mask(0x5c).concat(made(mask(0x36).concat(bytes)))));
    },
  };

  const querystring = {
    escape: encodeURIComponent,
    unescape(text) { try { return decodeURIComponent(text); } catch (_) { return text; } },
    parse(text, between = "&", equals = "=") {
      const found = {}, plain = (one) => querystring.unescape(one.replace(/\+/g, " "));
      for (const pair of (text || "").split(between).filter((one) => one)) {
        const [name, ...value] = pair.split(equals).map(plain), said = value.join(equals);
        found[name] = name in found ? [].concat(found[name], said) : said;
      }
      return found;
    },
    stringify(said, between = "&", equals = "=") {
      const pair = (name, one) => querystring.escape(name) + equals + querystring.escape(one);
      return Object.keys(said || {})
        .map((name) => [].concat(said[name]).map((one) => pair(name, one)).join(between))
        .filter((one) => one).join(between);
    },
  };
  querystring.decode = querystring.parse;
  querystring.encode = querystring.stringify;

  return {
    crypto, querystring, buffer: {Buffer},
    atob: (text) => toLatin1(ofBase64(String(text))),
    btoa: (text) => toBase64(ofLatin1(String(text))),
  };
})();
Object.assign(globalThis, {
  Buffer: __modules.buffer.Buffer, atob: __modules.atob, btoa: __modules.btoa,
  require(name) {
    if (["crypto", "querystring", "buffer"].includes(name)) return __modules[name];
    throw new Error(`Cannot find module "${name}"`);
  },
});
