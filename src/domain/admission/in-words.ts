/** Codes as a worker reads them aloud: `prescription-opioids`, `alcohol` becomes "prescription opioids, alcohol". */
export function inWords(codes: readonly string[]): string {
  return codes.map((code) => code.replaceAll('-', ' ')).join(', ');
}
