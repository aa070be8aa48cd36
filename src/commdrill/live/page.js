"use strict";
// All that is told comes by the stream, and is put in as text: nothing here makes markup of it.
const SILENCE = 45000; // three pulses without a word: the line is dead, whatever the browser thinks
const SPEAK_EVERY = 10000; // a screen reader is told the sum of what happened, not each line
const MOST_NEWS = 80;
const $ = (id) => document.getElementById(id);
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};
let head, stages, ending, steps = new Map(), news = new Map();
let last = "", source, heard = 0, hidden = 0, over = false, ended = false, stopped = false;
let base = 0, base_at = performance.now();

const now = () => (over || stopped ? base : base + (performance.now() - base_at) / 1000);
const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds)), hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60, rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
};
const length = (s) => (s < 0.05 ? "under 0.1 s" : s < 10 ? `${Math.round(s * 10) / 10} s` : s < 90 ? `${Math.round(s)} s` : clock(s));

function state(kind, text) {
  if ($("connection").textContent !== text) $("connection").textContent = text;
  $("connection").className = kind;
}

// -- what is said aloud ------------------------------------------------------------------------

let to_say = [], said_at = -SPEAK_EVERY, speaking = 0;
function say(text) {
  to_say.push(text);
  if (!speaking) speaking = setTimeout(speak, Math.max(500, said_at + SPEAK_EVERY - performance.now()));
}
function speak() {
  speaking = 0; said_at = performance.now();
  const most = to_say.length > 4 ? [`${to_say.length - 3} things happened`, ...to_say.slice(-3)] : to_say;
  $("spoken").textContent = most.join(". ");
  to_say = [];
}

// -- parts -------------------------------------------------------------------------------------

const take = {
  Head(part) {
    head = part;
    const fast = part.pace === 1 ? "at the plan's own pace" : `${part.pace} times as fast as planned`;
    const where = part.environment === part.stage ? part.environment : `${part.environment} (${part.stage})`;
    $("place").textContent = `on ${where}, ${fast}`;
    $("title").textContent = part.title;
    document.title = `THIS IS A DRILL: ${part.title}`;
    $("since").textContent = `since the run began · ${part.plan}, ${part.scenario}`
      + (part.sabotages.length ? ` · sabotaged: ${part.sabotages.join(", ")}` : "");
  },
  Stages(part, anew) {
    const current = part.began.length ? part.began[part.began.length - 1][0] : "";
    if (!anew && stages && current && current !== stages.current) say(current === "restored" ? "does everything answer as before?" : `${current} begins`);
    stages = { ...part, current };
    const done = new Set(part.began.map(([stage]) => stage));
    $("stages").replaceChildren(...part.all.map((stage) => {
      const item = make("li", done.has(stage) ? "done" : "", stage);
      if (stage === current && !over) item.setAttribute("aria-current", "step");
      return item;
    }));
  },
  Faults(part) {
    $("faults").replaceChildren(...part.broken.map((one) => one.by_hand
      ? make("li", "stuck", `NOT PUT BACK: ${one.component} (${one.way}). By hand: ${one.by_hand}`)
      : make("li", "", `broken on purpose: ${one.component} (${one.way}), since ${clock(one.since)}`)));
  },
  PromiseShown(part, anew) {
    const before = steps.get(part.id);
    if (!anew && before && before.state !== part.state && (part.state === "failed" || part.state === "error"))
      say(`${part.state === "failed" ? "broken" : "cannot be told"}: ${part.id}`);
    steps.set(part.id, part);
  },
  Ending(part, anew) {
    ending = part;
    $("ending").hidden = false;
    $("ending").className = part.outcome;
    $("verdict").textContent = part.words;
    $("headline").textContent = part.headline;
    $("restoration").textContent = part.restoration;
    $("report").href = new URL("report.html", location.href.split("#")[0]).href;
    if (!anew) say(`The drill is over: ${part.words}. ${part.headline}`);
  },
  News(part) { news.set(part.key, part); },
};

// -- the lists ---------------------------------------------------------------------------------

const LISTS = { waiting: "open", seen: "open", failed: "bad", error: "bad", skipped: "bad", later: "later", passed: "good" };
const WORDS = { waiting: "○ waiting", seen: "◐ seen", failed: "✗ broken", error: "! not told", skipped: "– skipped", later: "· later", passed: "✓ kept" };
const ORDER = { failed: 0, error: 1, skipped: 2 };
const soonest = (a, b) => (a.state === "seen") - (b.state === "seen") || (a.due ?? Infinity) - (b.due ?? Infinity) || a.number - b.number;
const worst = (a, b) => ORDER[a.state] - ORDER[b.state] || a.number - b.number;

function people(step) {
  const { expected, reached, missing } = step.people;
  if (!expected || reached >= expected || step.state === "later") return "";
  if (!missing.length) return `${reached} of ${expected} reached`;
  const more = expected - reached - missing.length;
  return `${step.state === "waiting" ? "still missing" : "not reached"}: ${missing.join(", ")}${more > 0 ? ` and ${more} more` : ""} (${reached} of ${expected} reached)`;
}

function row(step) {
  const item = make("li", step.state), what = make("div", "what"), left = make("div", "left");
  item.dataset.step = step.id;
  what.append(make("div", "name", step.id));
  if (step.state !== "passed") what.append(make("div", "promise", step.promise));
  item.append(make("div", "state", WORDS[step.state]), what, left);
  const missing = people(step), reason = step.reason;
  if (missing) item.append(make("div", "why missing", missing));
  if (reason) item.append(make("div", "why", reason));
  if (step.took !== null && step.within !== null)
    left.textContent = `after ${length(step.took)} of ${length(step.within)}`;
  else if (step.state === "waiting" && step.due !== null) {
    const bar = make("progress");
    bar.max = step.within; bar.setAttribute("aria-label", `time used by ${step.id}`);
    left.append(make("b", "", ""), make("span", "", ""), bar);
  } else if (step.state === "waiting" || step.state === "seen") {
    if (step.every !== null) left.append(make("span", "every", `again at least every ${length(step.every)}`));
  } else if (step.state === "later" && step.within !== null)
    left.append(make("span", "every", `${step.phase}, within ${length(step.within)}`));
  return item;
}

function draw() {
  const found = { open: [], bad: [], later: [], good: [] };
  for (const step of steps.values()) found[LISTS[step.state]].push(step);
  found.open.sort(soonest); found.bad.sort(worst);
  for (const [list, mine] of Object.entries(found)) {
    const text = JSON.stringify(mine);
    if ($(list).dataset.drawn !== String(text.length) + text) {
      $(list).replaceChildren(...mine.map(row));
      $(list).dataset.drawn = String(text.length) + text;
    }
    if (list !== "open") $(`s-${list}`).hidden = !mine.length;
  }
  $("none-open").hidden = found.open.length > 0;
  $("s-open").hidden = over && !found.open.length;
  if (over) $("note").hidden = true;
  const count = (kind) => [...steps.values()].filter((step) => step.state === kind).length;
  const open = count("waiting") + count("seen") + count("later");
  $("tally").replaceChildren(...[["kept", "good", count("passed")], ["broken", "bad", count("failed")],
    ["not told", "doubtful", count("error")], ["skipped", "", count("skipped")], [`of ${steps.size} open`, "", open]]
    .filter(([word, , many]) => many || word === "kept" || word.includes("open"))
    .flatMap(([word, tone, many], at) => [document.createTextNode(at ? " · " : ""), make("b", tone, many), document.createTextNode(` ${word}`)]));
  const keys = [...news.keys()].sort((a, b) => Number(b.split(" ")[1]) - Number(a.split(" ")[1]));
  for (const key of keys.slice(MOST_NEWS)) news.delete(key);
  const wanted = keys.slice(0, MOST_NEWS), shown = new Map([...$("news").children].map((item) => [item.dataset.key, item]));
  const items = wanted.map((key) => shown.get(key) || line(key, news.get(key)));
  if (items.some((item, at) => $("news").children[at] !== item)) $("news").replaceChildren(...items);
  tick();
}

function line(key, one) {
  const item = make("li", "fresh");
  item.dataset.key = key;
  item.append(make("time", "", clock(one.at)), make("span", one.tone, one.text));
  return item;
}

function tick() {
  const time = now();
  $("elapsed").textContent = clock(time);
  for (const item of document.querySelectorAll("#open li")) {
    const step = steps.get(item.dataset.step), bar = item.querySelector("progress");
    if (!bar || step.due === null) continue;
    const left = step.due - time;
    item.classList.toggle("soon", left < step.within / 4);
    item.querySelector("b").textContent = left > 0 ? clock(Math.ceil(left)) : "due";
    item.querySelector("span").textContent = left > 0 ? " left" : ", being looked at";
    bar.value = Math.min(step.within, Math.max(0, time - step.began));
  }
}

// -- the stream --------------------------------------------------------------------------------

function reset() {
  steps = new Map(); news = new Map(); ending = undefined; stages = undefined;
  for (const list of ["open", "bad", "later", "good", "news", "faults"]) $(list).replaceChildren();
  for (const list of ["open", "bad", "later", "good"]) delete $(list).dataset.drawn;
  $("ending").hidden = true;
}

function set_time(data) {
  over = data.over; stopped = data.left; base = data.now; base_at = performance.now(); heard = base_at;
  if (data.left) state("lost", "nobody performs this run any more: commdrill recover");
  else state(over ? "over" : "live", over ? "the run is over" : "live");
}

function on_board(event) {
  const data = JSON.parse(event.data);
  last = event.lastEventId;
  if (data.anew) reset();
  set_time(data);
  for (const part of data.parts) take[part.kind](part, data.anew);
  $("trouble").hidden = !data.trouble;
  if (data.trouble) $("trouble").textContent = `Nothing here can be believed: ${data.trouble}`;
  if (over && stages) take.Stages(stages, true);
  draw();
}

function connect() {
  if (source) source.close();
  if (ended) return;
  const url = new URL("events", location.href.split("#")[0]);
  if (last) url.searchParams.set("last", last);
  source = new EventSource(url);
  heard = performance.now();
  source.addEventListener("board", on_board);
  source.addEventListener("clock", (event) => set_time(JSON.parse(event.data)));
  source.addEventListener("bye", () => {
    ended = true; source.close();
    if (!over) base = now();
    state(over ? "over" : "lost", over ? "the run is over" : "the page was closed");
    if (over) $("report").closest("p").hidden = true;
    over = true;
  });
  source.onerror = () => {
    if (ended) return;
    state("lost", `reconnecting, last heard at ${clock(base)}`);
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 3000); // refused: ask again later
  };
}

// a machine that slept, or a line that died without a word
setInterval(() => {
  if (!ended && performance.now() - heard > SILENCE) { state("lost", `reconnecting, last heard at ${clock(base)}`); connect(); }
  tick();
}, 1000);
addEventListener("online", connect);

// -- notes, for those whose address has the key --------------------------------------------------

const key = new URLSearchParams(location.hash.slice(1)).get("note");
$("note").hidden = !key;
$("note").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("noted").textContent = "";
  try {
    const answer = await fetch(new URL("note", location.href.split("#")[0]), {
      method: "POST", headers: { "X-Note-Key": key, "Content-Type": "application/json" },
      body: JSON.stringify({ by: $("by").value, note: $("words").value }),
    });
    $("noted").textContent = answer.ok ? "It will stand in the report." : `Not taken: ${await answer.text()}`;
    if (answer.ok) $("words").value = "";
  } catch { $("noted").textContent = "Not sent: the page is not reached."; }
});

connect();
