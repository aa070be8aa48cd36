// What of a page is to be seen, as text: resolves to [text, html] once the page is loaded and its
// text was the same for `quiet` ms, and after `limit` ms at the latest.
async ([selector, quiet, limit]) => {
  const LEAST_OPACITY = 0.05, LEAST_PART = 0.3; // of a line's height, to be read at all
  const LEAST_HEIGHT = 3; // pixels: of a line that anybody can read
  const NOT_DRAWN = /^(defs|symbol|clippath|mask|marker|pattern|desc|metadata|title)$/i;
  const OWN_LINES = /^(block|flow-root|list-item|table|flex|grid|table-(row|caption|(row|header|footer)-group))$/;
  const APART = /^(inline-(block|flex|grid|table)|table-cell)$/;
  const CLIPPED = /^(inset\(((5\d|[6-9]\d|100)(\.\d+)?%|(0px ){1,3}100%)|circle\(0(?![.\d]*[1-9])|ellipse\(0(?![.\d]*[1-9])|polygon\((\S+ [^\s,]+)(, \6)*\)$)/;
  const PICTURE = /^(img|video|canvas|svg|picture|image|object|embed)$/i;
  let styles, layers, veil;
  const styleOf = one => {
    if (!styles.has(one)) styles.set(one, one.ownerDocument.defaultView.getComputedStyle(one));
    return styles.get(one);
  };
  // Whoever holds it as it is shown: a slot, the host of a shadow root.
  const around = one => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
  const ROOTS = Symbol.for("commdrill: shadow roots"); // also those that are closed to scripts
  const rootOf = one => one.shadowRoot ?? one.ownerDocument.defaultView?.[ROOTS]?.get(one);
  const isViewport = one => /^(html|body)$/i.test(one.tagName);

  // The boxes that cut off what stands in an element: one that is positioned leaves some behind.
  const clips = element => {
    const found = [];
    let skips = "";
    for (let one = element; one && !isViewport(one); one = around(one)) {
      const style = styleOf(one);
      const holds = style.transform !== "none" || style.position !== "static";
      if (!skips || (skips === "absolute" ? holds : style.transform !== "none")) {
        skips = "";
        if (style.overflowX !== "visible" || style.overflowY !== "visible") found.push(one);
      }
      if (style.position === "absolute" || style.position === "fixed") skips = style.position;
    }
    return found.map(one => [one.getBoundingClientRect(), styleOf(one)]);
  };
  const isCutOut = element => {
    for (let one = element; one; one = around(one)) {
      const style = styleOf(one);
      if (CLIPPED.test(style.clipPath)) return true;
      const sides = /^rect\(([-\d.]+)px, ([-\d.]+)px, ([-\d.]+)px, ([-\d.]+)px\)$/.exec(style.clip);
      if (sides && /^(absolute|fixed)$/.test(style.position)
          && ((sides[2] - sides[4]) <= 1 || (sides[3] - sides[1]) <= 1)) return true;
    }
    return false;
  };
  const isFixed = element => {
    for (let one = element; one; one = around(one))
      if (styleOf(one).position === "fixed") return true;
    return false;
  };
  // Whether enough of a box can be brought into sight, by scrolling where that is offered.
  const isInSight = (box, boxes, element) => {
    if (box.width <= 0 || box.height <= 0) return false;
    const view = element.ownerDocument.defaultView, page = element.ownerDocument.documentElement;
    const leftward = styleOf(page).direction === "rtl";
    let [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom];
    const scrolls = how => how === "auto" || how === "scroll";
    if (isFixed(element)) {
      const [wide, high] = [view.innerWidth, view.innerHeight];
      const scroller = boxes.find(([, style]) => scrolls(style.overflowX) || scrolls(style.overflowY))?.[0];
      if (scroller) {
        if (scroller.right < 2 || scroller.bottom < 2 || scroller.left > wide - 2 || scroller.top > high - 2) return false;
      } else {
        [left, top] = [Math.max(left, 0), Math.max(top, 0)];
        [right, bottom] = [Math.min(right, wide), Math.min(bottom, high)];
      }
    } else {
      if (leftward) right = Math.min(right, view.innerWidth - view.scrollX);
      else left = Math.max(left, -view.scrollX);
      top = Math.max(top, -view.scrollY);
    }
    for (const [cut, style] of boxes) {
      if (style.overflowX !== "visible" && (!scrolls(style.overflowX) || cut.width < 2))
        [left, right] = [Math.max(left, cut.left), Math.min(right, cut.right)];
      if (style.overflowY !== "visible" && (!scrolls(style.overflowY) || cut.height < 2))
        [top, bottom] = [Math.max(top, cut.top), Math.min(bottom, cut.bottom)];
    }
    return right - left > Math.min(1, box.width / 2) && bottom - top > box.height * LEAST_PART;
  };

  const colour = text => {
    const parts = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
    return parts && { rgb: parts.slice(1, 4).map(Number), alpha: parts[4] === undefined ? 1 : +parts[4] };
  };
  const alike = (one, other) => one.rgb.every((part, at) => Math.abs(part - other.rgb[at]) <= 3);
  // Whether a part that is no element may lie beneath what stands there.
  const isPainted = (one, part) => {
    const style = one.ownerDocument.defaultView.getComputedStyle(one, part);
    if (style.content === "none" || !/^(absolute|fixed)$/.test(style.position)) return false;
    return style.backgroundImage !== "none" || colour(style.backgroundColor)?.alpha !== 0;
  };
  // What is painted behind: a colour, or null for a picture or what cannot be told.
  const behind = stack => {
    for (const one of stack) {
      const style = styleOf(one);
      if (PICTURE.test(one.tagName) || style.backgroundImage !== "none") return null;
      if (style.boxShadow.includes("inset") || ["::before", "::after"].some(part => isPainted(one, part))) return null;
      const painted = colour(style.backgroundColor);
      if (!painted || (painted.alpha > 0 && painted.alpha < 1)) return null;
      if (painted.alpha === 1) return painted;
    }
    return { rgb: [255, 255, 255], alpha: 1 };
  };
  const chain = element => {
    const found = [];
    for (let one = element; one; one = around(one)) found.push(one);
    return found;
  };
  const isPaintedOver = (element, box) => {
    const style = styleOf(element);
    if (style.textShadow !== "none" || style.backgroundClip === "text") return false;
    if (parseFloat(style.webkitTextStrokeWidth) > 0) return false;
    const svg = element.namespaceURI === "http://www.w3.org/2000/svg";
    const ink = colour(svg ? style.fill : style.webkitTextFillColor);
    if (!ink || chain(element).some(one => styleOf(one).backgroundClip === "text")) return false;
    if (ink.alpha < LEAST_OPACITY) return true;
    if (svg) return false;
    const ground = behind(chain(element));
    if (!ground || !alike(ink, ground)) return false;
    // It may stand on something that is not around it.
    const view = element.ownerDocument.defaultView, [x, y] = [view.scrollX, view.scrollY];
    view.scrollTo({ left: x + box.left - 50, top: y + box.top - 50, behavior: "instant" });
    const at = [box.left + box.width / 2 - view.scrollX + x, box.top + box.height / 2 - view.scrollY + y];
    const stack = element.ownerDocument.elementsFromPoint(...at);
    view.scrollTo({ left: x, top: y, behavior: "instant" });
    const beneath = stack.length ? behind(stack) : ground;
    return beneath !== null && alike(ink, beneath);
  };

  // What lies over the whole window and lets nothing through: a loader that never ends, a wall of consent.
  const veilOf = () => {
    const [right, bottom] = [innerWidth - 2, innerHeight - 2];
    const over = [[2, 2], [right, 2], [2, bottom], [right, bottom], [right / 2, bottom / 2]].map(at =>
      document.elementsFromPoint(...at).find(one => colour(styleOf(one).backgroundColor)?.alpha === 1));
    const veil = over[0];
    const covers = veil && !isViewport(veil) && over.every(one => one === veil) && isFixed(veil);
    return covers && chain(veil).every(one => Number(styleOf(one).opacity) === 1) ? veil : null;
  };
  // What is painted as one lies beneath it as one, or above it.
  const layerOf = above => above.find(one => {
    const style = styleOf(one);
    return style.position !== "static" || style.zIndex !== "auto" || style.transform !== "none"
      || style.filter !== "none" || Number(style.opacity) < 1;
  });
  const isBeneath = (element, box) => {
    if (!veil || element.ownerDocument !== document) return false;
    const around = chain(element), layer = layerOf(around);
    if (around.includes(veil) || styleOf(element).pointerEvents === "none") return false; // or nobody can tell
    if (!layers.has(layer)) layers.set(layer, isCovered(around, box));
    return layers.get(layer);
  };
  const isCovered = (around, box) => {
    const [x, y] = [scrollX, scrollY];
    scrollTo({ left: x + box.left - 50, top: y + box.top - 50, behavior: "instant" });
    const at = [box.left + Math.min(box.width / 2, 50) - scrollX + x, box.top + box.height / 2 - scrollY + y];
    const stack = document.elementsFromPoint(...at);
    scrollTo({ left: x, top: y, behavior: "instant" });
    const place = stack.findIndex(one => around.includes(one) && !one.contains(veil));
    return stack.includes(veil) && (place < 0 || stack.indexOf(veil) < place);
  };

  const isSeen = node => {
    const element = node.parentElement ?? node.getRootNode().host;
    if (!element || styleOf(element).visibility !== "visible") return false;
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    const boxes = clips(element);
    const lines = [...range.getClientRects()];
    const first = lines.find(box => box.height > LEAST_HEIGHT && isInSight(box, boxes, element));
    return first !== undefined && !isCutOut(element) && !isPaintedOver(element, first) && !isBeneath(element, first);
  };
  const words = node => {
    if (!/\S/.test(node.data)) return node.data.includes("\n") && keepsLines(node) ? node.data : " ";
    if (!isSeen(node)) return "";
    return keepsLines(node) ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " ");
  };
  const keepsLines = node => {
    const element = node.parentElement ?? node.getRootNode().host;
    const style = element && styleOf(element);
    return Boolean(style) && (/^(pre|break-spaces)/.test(style.whiteSpace) || /preserve/.test(style.whiteSpaceCollapse ?? ""));
  };
  const isBoxSeen = element =>
    styleOf(element).visibility === "visible" && !isCutOut(element)
    && isInSight(element.getBoundingClientRect(), clips(element), element)
    && !isBeneath(element, element.getBoundingClientRect());
  // What a style puts before or after what an element holds. Signs alone are ornament: bullets, icons, quotes.
  const put = (element, part, opacity) => {
    const style = element.ownerDocument.defaultView.getComputedStyle(element, part);
    if (!style.content.includes('"') || style.display === "none") return "";
    const said = stringsOf(style.content).replace(/\s+/g, style.whiteSpace.startsWith("pre") ? "$&" : " ");
    if (!/[\p{L}\p{N}]/u.test(said) || !isPutInSight(style, opacity) || !isBoxSeen(element)) return "";
    if (style.position === "static" && isInkOf(style, behind(chain(element)))) return "";
    return OWN_LINES.test(style.display) ? `\u0001${said}\u0001` : APART.test(style.display) ? ` ${said} ` : said;
  };
  // Of a list of strings, pictures and counters, up to the words for those who see none. What is counted is not told.
  const stringsOf = content => {
    const [shown] = /^(?:"(?:[^"\\]|\\.)*"|[^"/])*/.exec(content);
    const parts = shown.matchAll(/"((?:[^"\\]|\\.)*)"|(?:url|counters?)\((?:"(?:[^"\\]|\\.)*"|[^")])*\)/g);
    return [...parts].map(([, string = ""]) => string.replace(/\\(?:([0-9a-f]{1,6}) ?|(.))/gi,
      (_, code, sign) => sign ?? String.fromCodePoint(parseInt(code, 16)))).join("");
  };
  const isPutInSight = (style, opacity) => {
    const far = [style.left, style.top].some(side => parseFloat(side) < -200) && style.position !== "static";
    const cut = style.overflowX !== "visible" && Math.min(parseFloat(style.width), parseFloat(style.height)) <= 1;
    return style.visibility === "visible" && opacity * Number(style.opacity) >= LEAST_OPACITY
      && parseFloat(style.fontSize) > LEAST_HEIGHT && !CLIPPED.test(style.clipPath) && !far && !cut
      && !/^matrix\(0, 0, 0, 0,/.test(style.transform) && !(colour(style.webkitTextFillColor)?.alpha < LEAST_OPACITY);
  };
  // Whether its letters are of the colour that they stand on.
  const isInkOf = (style, around) => {
    const ink = colour(style.webkitTextFillColor), own = colour(style.backgroundColor);
    const ground = style.backgroundImage !== "none" || (own && own.alpha > 0 && own.alpha < 1) ? null : own?.alpha ? own : around;
    return Boolean(ink && ground) && alike(ink, ground);
  };
  const HOLDS_NOTHING = /^(img|video|audio|canvas|input|object|embed|hr|meter|progress)$/i;
  const within = (element, opacity) => {
    if (/^textarea$/i.test(element.tagName)) return isBoxSeen(element) ? element.value : "";
    if (/^select$/i.test(element.tagName)) {
      const shown = element.multiple || element.size > 1 ? element.options : element.selectedOptions;
      return isBoxSeen(element) ? [...shown].map(one => one.text).join(" ") : "";
    }
    const page = pageIn(element);
    if (page || /^i?frame$/i.test(element.tagName)) {
      const isOpen = page && page.body && element.clientWidth > 1 && element.clientHeight > 1;
      return isOpen && isBoxSeen(element) ? read(page.body, opacity) : "";
    }
    if (/^details$/i.test(element.tagName) && !element.open) {
      const summary = element.querySelector(":scope > summary");
      return summary ? read(summary, opacity) : "";
    }
    const inner = rootOf(element) ?? element;
    const slotted = /^slot$/i.test(element.tagName) ? element.assignedNodes({ flatten: true }) : [];
    const held = inOrder(element, [...(slotted.length ? slotted : inner.childNodes)])
      .map(node => read(node, opacity)).join("");
    if (element.ownerSVGElement || HOLDS_NOTHING.test(element.tagName)) return held;
    return put(element, "::before", opacity) + held + put(element, "::after", opacity);
  };
  // the page that an element shows, of this site
  const pageIn = element => (/^(i?frame|object)$/i.test(element.tagName) ? element.contentDocument : null);
  // as a style puts them, wherever they stand in the page
  const inOrder = (element, parts) => {
    const { display, flexDirection } = styleOf(element);
    if (!/flex|grid/.test(display)) return parts;
    const order = node => (node.nodeType === 1 ? Number(styleOf(node).order) : 0);
    const placed = [...parts].sort((one, other) => order(one) - order(other));
    return /flex/.test(display) && /reverse/.test(flexDirection) ? placed.reverse() : placed;
  };
  const read = (node, opacity) => {
    if (node.nodeType === 3) return words(node);
    if (node.nodeType !== 1) return "";
    const style = styleOf(node), { display } = style;
    if (/^br$/i.test(node.tagName)) return display === "none" ? "" : "\n";
    if (display === "none" || style.contentVisibility === "hidden") return "";
    if (/opacity\(0\)/.test(style.filter)) return "";
    if (style.backfaceVisibility === "hidden" && /^matrix3d/.test(style.transform)
        && new DOMMatrix(style.transform).m33 < 0) return "";
    if (node.ownerSVGElement && NOT_DRAWN.test(node.tagName)) return "";
    if (display !== "contents") {
      opacity *= Number(style.opacity);
      if (opacity < LEAST_OPACITY || !node.checkVisibility()) return "";
    }
    const inside = within(node, opacity);
    const tag = node.tagName.toLowerCase();
    const edge = tag === "p" ? "\u0002" : OWN_LINES.test(display) || /^(i?frame|object)$/.test(tag) ? "\u0001"
      : APART.test(display) || /^(textarea|select)$/.test(tag) ? " " : "";
    const struck = inside && /line-through/.test(style.textDecorationLine) ? "~~" : "";  // words taken back
    const taken = struck + (struck ? inside.replaceAll("~~", "") : inside) + struck;
    const target = tag === "a" && /\S/.test(inside) ? (node.getAttribute("href") ?? "").trim() : "";
    // noncharacters, which no page has: words that are a link, and where it leads
    const link = /^https?:[^\s\ufdd0-\ufdd2]+$/i.test(target);
    return edge + (link ? `\ufdd0${taken.replace(/[\ufdd0-\ufdd2]/g, "")}\ufdd2${target}\ufdd1` : taken) + edge;
  };
  const opacityAround = element =>
    chain(element).slice(1).reduce((seen, one) => seen * Number(styleOf(one).opacity), 1);
  const tidy = text => text
    .replace(/\s*[\u0001\u0002][\u0001\u0002\s]*/g, edges => edges.includes("\u0002") ? "\n\n" : "\n")
    .split("\n").map(line => line.replace(/[ \t]+/g, " ").trim()).join("\n")
    .replace(/\n{3,}/g, "\n\n").trim();
  const text = () => {
    styles = new Map();
    layers = new Map();
    veil = veilOf();
    const found = [...document.querySelectorAll(selector)];
    const roots = found.length || selector !== "body" ? found : [document.body].filter(Boolean);  // a frameset
    return roots.map(one => tidy(read(one, opacityAround(one)))).filter(Boolean).join("\n");
  };

  const begun = performance.now();
  let shown = text(), since = begun;
  for (;;) {
    const cost = performance.now();
    const latest = text();
    if (latest !== shown) { shown = latest; since = performance.now(); }
    const now = performance.now(), loaded = document.readyState === "complete";
    if ((loaded && now - since >= quiet) || now - begun >= limit)
      return JSON.stringify([shown, document.documentElement.outerHTML]);
    await new Promise(resolve => setTimeout(resolve, Math.max(50, 4 * (now - cost))));
  }
}
