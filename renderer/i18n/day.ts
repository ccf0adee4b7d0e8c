/** The day of a moment as this computer's own calendar has it: `2026-11-22`. */
export function dayHere(at: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
