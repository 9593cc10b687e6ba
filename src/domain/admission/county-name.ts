/** "Hartford", "HARTFORD" and "Hartford County" are one county. */
export function countyName(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/\s+(county|parish|borough)$/, '');
}
