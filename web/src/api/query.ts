/** The query of an address; what has no value is left out. */
export function query(values: Record<string, string | null>): string {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
}
