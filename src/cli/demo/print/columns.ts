/** Widest line that is printed, in characters. */
export const PAGE_WIDTH = 110;

/** Breaks text into lines of at most `width` characters, between words where that is possible. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => pieces(part, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Text after a lead, with further lines standing under its first word. */
export function hanging(lead: string, text: string, width = PAGE_WIDTH): string[] {
  const indent = ' '.repeat(lead.length);
  return wrapped(text, width - lead.length).map((line, index) => `${index === 0 ? lead : indent}${line}`);
}

/** One row of a table: each cell is broken to the width of its column. */
export function row(cells: readonly string[], widths: readonly number[], indent: number): string[] {
  const columns = cells.map((cell, index) => wrapped(cell, widths[index] ?? 1));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = columns.map((lines, index) => (lines[line] ?? '').padEnd((widths[index] ?? 1) + 2));
    return `${' '.repeat(indent)}${parts.join('')}`.trimEnd();
  });
}

function pieces(word: string, width: number): string[] {
  return word.length <= width ? [word] : [word.slice(0, width), ...pieces(word.slice(width), width)];
}
