// Outlines the smallest element that holds a message: of each, the fixed words, part by part, in order.
messages => {
  const plain = text => ` ${text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const holds = (element, parts) => {
    const said = plain(element.textContent);
    let at = 0;
    return parts.every(part => {
      const found = said.indexOf(part, at);
      at = found + part.length - 1;
      return found >= 0;
    });
  };
  const smallest = parts => {
    let found = document.body;
    if (!parts.length || !found || !holds(found, parts)) return null;
    for (;;) {
      const inner = [...found.children].find(one => one.checkVisibility() && holds(one, parts));
      if (!inner) return found;
      found = inner;
    }
  };
  for (const message of messages) {
    const holder = smallest(message.map(plain).filter(part => part.trim()));
    holder?.style.setProperty("outline", "3px solid #d4351c", "important");
    holder?.style.setProperty("outline-offset", "-1px", "important");
  }
}
