/** Milliseconds as seconds, the way Envoy's configuration is printed: `10s`, `0.5s`. */
export function formatDuration(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(9))}s`;
}
