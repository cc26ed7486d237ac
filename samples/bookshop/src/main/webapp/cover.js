/*
 * Draws book covers. A cover is the same whenever it is drawn: palette, pattern and layout follow from title and author.
 */

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 200;
const HEIGHT = 300;

// Cloth, ink, and two colours that go with both.
const PALETTES = [
  ["#233d4d", "#fdf3e1", "#fe7f2d", "#fcca46"],
  ["#8c2f39", "#fbeedd", "#e7a977", "#5f1d26"],
  ["#f2e3c6", "#2f2a26", "#c44536", "#197278"],
  ["#1d3557", "#f1faee", "#e63946", "#a8dadc"],
  ["#3a5a40", "#f4f1de", "#a3b18a", "#dda15e"],
  ["#e9d8c4", "#3d2c2e", "#9a6d4f", "#5c7c8a"],
  ["#2b2d42", "#edf2f4", "#ef8354", "#8d99ae"],
  ["#f4d58d", "#3c1518", "#bf0603", "#708d81"],
  ["#4a3f6b", "#f6efff", "#f2b5a7", "#9d8ec7"],
  ["#dfe6da", "#26413c", "#c17c74", "#7a9e7e"],
  ["#0b4f6c", "#fbfbff", "#f4b860", "#01baef"],
  ["#5b2333", "#f7f4f3", "#ba8a96", "#d6a45d"],
  ["#f7ede2", "#37323e", "#f28482", "#84a59d"],
  ["#264653", "#fdf8ee", "#e9c46a", "#2a9d8f"],
];

const FACES = [
  { family: "Georgia, 'Times New Roman', 'Liberation Serif', serif", weight: 700, width: 0.54 },
  { family: "'Iowan Old Style', Palatino, 'Book Antiqua', 'DejaVu Serif', serif", weight: 400, width: 0.6 },
  { family: "'Avenir Next', 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', sans-serif", weight: 700, width: 0.57 },
  { family: "'Gill Sans', Optima, Candara, 'DejaVu Sans', sans-serif", weight: 400, width: 0.59, caps: true },
];

const PATTERNS = [sun, stripes, waves, circles, hills, tiles, leaves, steps, rays, frames];

/**
 * The cover of a book.
 *
 * @param {{title: string, author: string}} book the book
 * @returns {SVGElement} a drawing of 200 by 300 units, hidden from screen readers
 */
export function cover(book) {
  const random = numbers(hash(`${book.title} ${book.author}`));
  const [cloth, ink, first, second] = pick(random, PALETTES);
  const face = pick(random, FACES);
  const pattern = pick(random, PATTERNS);
  const svg = shape("svg", { class: "cover", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" });
  svg.append(shape("rect", { width: WIDTH, height: HEIGHT, fill: cloth }));

  const lines = wrapped(book.title, face);
  const top = HEIGHT - 46 - (lines.length - 1) * lines.leading;
  const bar = top - lines.size - 7;
  const height = bar - 13;
  const art = shape("svg", { x: 0, y: 0, width: WIDTH, height, overflow: "hidden" });
  pattern(art, { random, first, second, ink, height });
  svg.append(art);

  svg.append(shape("rect", { x: 18, y: bar, width: 28, height: 2.5, fill: first }));
  lines.forEach((line, index) => {
    svg.append(text(line, { x: 18, y: top + index * lines.leading, size: lines.size, fill: ink, face }));
  });
  svg.append(text(shortened(book.author), { x: 18, y: HEIGHT - 20, size: 11.5, fill: ink, face: { ...face, weight: 400 }, opacity: 0.85 }));

  svg.append(shape("rect", { width: 9, height: HEIGHT, fill: "#000", opacity: 0.16 }));
  svg.append(shape("rect", { x: 9, width: 1.5, height: HEIGHT, fill: "#fff", opacity: 0.18 }));
  return svg;
}

/* The title in lines that fit, in the largest of some sizes in which there are not too many. */
function wrapped(title, face) {
  const words = (face.caps ? title.toUpperCase() : title).split(" ");
  const broad = face.width * (face.caps ? 1.16 : 1);
  for (const size of [29, 25, 22, 19, 16.5, 14]) {
    const room = Math.floor((WIDTH - 34) / (size * broad));
    const lines = broken(words, room);
    if (size === 14 || (lines.length <= 4 && lines.every((line) => line.length <= room))) {
      return Object.assign(lines, { size, leading: size * 1.16 });
    }
  }
  return [];
}

function broken(words, room) {
  const lines = [];
  for (const word of words) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= room) {
      lines[last] += ` ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function shortened(author) {
  const several = author.split(/, | and /);
  const name = several.length > 2 ? `${several[0]} and others` : author;
  return name.length <= 27 ? name : `${name.slice(0, 26).trimEnd()}…`;
}

/* The patterns: each fills the upper part of a cover. */

function sun(art, { random, first, second, height }) {
  const x = 50 + random() * 100;
  const radius = 34 + random() * 22;
  art.append(shape("circle", { cx: x, cy: height * 0.52, r: radius, fill: first }));
  for (let line = 0; line < 6; line++) {
    const y = height * 0.52 + 6 + line * 9;
    art.append(shape("rect", { x: 9, y, width: WIDTH, height: 1.5 + line * 1.1, fill: second, opacity: 0.75 }));
  }
}

function stripes(art, { random, first, second, height }) {
  const angle = random() < 0.5 ? 45 : -45;
  const group = shape("g", { transform: `rotate(${angle} ${WIDTH / 2} ${height / 2})` });
  let x = -120;
  let turn = 0;
  while (x < 330) {
    const width = 5 + random() * 22;
    group.append(shape("rect", { x, y: -180, width, height: 620, fill: turn++ % 3 === 0 ? second : first, opacity: 0.9 }));
    x += width + 10 + random() * 14;
  }
  art.append(group);
}

function waves(art, { random, first, second, height }) {
  const length = 44 + random() * 40;
  for (let row = 0; row * 17 < height + 20; row++) {
    const y = row * 17 + 8;
    let path = `M ${-length} ${y}`;
    for (let x = -length; x < WIDTH + length; x += length) {
      path += ` q ${length / 4} -14 ${length / 2} 0 t ${length / 2} 0`;
    }
    art.append(shape("path", { d: path, fill: "none", stroke: row % 3 === 1 ? second : first, "stroke-width": 3.5, transform: `translate(${(row % 2) * length / 2} 0)` }));
  }
}

function circles(art, { random, first, second, height }) {
  const x = 20 + random() * 160;
  const y = height * (0.2 + random() * 0.6);
  for (let ring = 9; ring > 0; ring--) {
    art.append(shape("circle", { cx: x, cy: y, r: ring * 15, fill: "none", stroke: ring % 3 === 0 ? second : first, "stroke-width": ring % 3 === 0 ? 7 : 3 }));
  }
}

function hills(art, { random, first, second, ink, height }) {
  art.append(shape("circle", { cx: 60 + random() * 90, cy: height * 0.34, r: 20 + random() * 8, fill: ink, opacity: 0.9 }));
  [[0.55, first, 0.75], [0.7, second, 0.9], [0.84, first, 1]].forEach(([level, fill, opacity]) => {
    const y = height * level;
    const swing = 18 + random() * 26;
    const d = `M 0 ${y} C 50 ${y - swing}, 80 ${y + swing}, 120 ${y} S 180 ${y - swing}, 210 ${y} V ${height + 2} H 0 Z`;
    art.append(shape("path", { d, fill, opacity }));
  });
}

function tiles(art, { random, first, second, height }) {
  const size = 38.2;
  for (let row = 0; row * size < height; row++) {
    for (let column = 0; column < 5; column++) {
      const x = 9 + column * size;
      const y = row * size;
      const fill = random() < 0.5 ? first : second;
      const corner = Math.floor(random() * 4);
      const [cx, cy] = [[x, y], [x + size, y], [x + size, y + size], [x, y + size]][corner];
      const [from, to] = [[[x + size, y], [x, y + size]], [[x + size, y + size], [x, y]], [[x, y + size], [x + size, y]], [[x, y], [x + size, y + size]]][corner];
      if (random() < 0.86) {
        art.append(shape("path", { d: `M ${cx} ${cy} L ${from.join(" ")} A ${size} ${size} 0 0 1 ${to.join(" ")} Z`, fill }));
      }
    }
  }
}

function leaves(art, { random, first, second, height }) {
  const lean = -14 + random() * 28;
  const group = shape("g", { transform: `rotate(${lean} 104 ${height})` });
  group.append(shape("path", { d: `M 104 ${height + 20} V ${height * 0.16}`, stroke: first, "stroke-width": 2.5 }));
  for (let y = height * 0.2, index = 0; y < height + 10; y += 21, index++) {
    const reach = 24 + (index * 7) % 34 + random() * 8;
    for (const side of [-1, 1]) {
      const d = `M 104 ${y + 12} q ${side * reach * 0.35} ${-24} ${side * reach} ${-20} q ${side * -reach * 0.1} ${22} ${side * -reach} ${20} Z`;
      group.append(shape("path", { d, fill: (index + (side > 0 ? 1 : 0)) % 3 === 0 ? second : first }));
    }
  }
  art.append(group);
}

function steps(art, { random, first, second, height }) {
  const count = 6 + Math.floor(random() * 3);
  const width = 191 / count;
  for (let column = 0; column < count; column++) {
    const tall = height * (0.18 + random() * 0.72);
    art.append(shape("rect", { x: 9 + column * width, y: height - tall, width: width - 3, height: tall + 1, fill: random() < 0.6 ? first : second }));
  }
}

function rays(art, { random, first, second, height }) {
  const x = 20 + random() * 160;
  const count = 22;
  for (let ray = 0; ray < count; ray++) {
    const from = Math.PI * (1 + ray / count);
    const to = Math.PI * (1 + (ray + 0.5) / count);
    const d = `M ${x} ${height} L ${x + 340 * Math.cos(from)} ${height + 340 * Math.sin(from)} L ${x + 340 * Math.cos(to)} ${height + 340 * Math.sin(to)} Z`;
    art.append(shape("path", { d, fill: ray % 3 === 0 ? second : first, opacity: 0.92 }));
  }
  art.append(shape("circle", { cx: x, cy: height, r: 30, fill: second }));
}

function frames(art, { random, first, second, height }) {
  const turn = -18 + random() * 36;
  for (let frame = 0; frame < 6; frame++) {
    const inset = frame * 12;
    const wide = 132 - inset * 1.7;
    const tall = Math.max(height * 0.78 - inset * 1.7, 4);
    if (wide > 4) {
      art.append(shape("rect", { x: 104 - wide / 2, y: height * 0.5 - tall / 2, width: wide, height: tall, fill: "none", stroke: frame % 2 ? second : first, "stroke-width": 4.5, transform: `rotate(${turn * frame * 0.35} 104 ${height * 0.5})` }));
    }
  }
}

function text(content, { x, y, size, fill, face, opacity = 1 }) {
  const node = shape("text", { x, y, fill, opacity, "font-size": size, "font-family": face.family, "font-weight": face.weight });
  node.textContent = content;
  return node;
}

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    node.setAttribute(attribute, value);
  }
  return node;
}

/* FNV-1a: neighbouring titles get covers that have nothing in common. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const letter of text) {
    value = Math.imul(value ^ letter.codePointAt(0), 0x01000193);
  }
  return value >>> 0;
}

/* Mulberry32, seeded: random-looking numbers from 0 to 1, the same ones each time. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pick(random, choices) {
  return choices[Math.floor(random() * choices.length)];
}
