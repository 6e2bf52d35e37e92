/** What the output of `npm audit --json` comes to. */
export interface Audit {
  readonly reached: boolean;
  readonly reason: string;
  readonly severe: readonly string[];
  readonly total?: number;
}
export function readAudit(output: string): Audit;
