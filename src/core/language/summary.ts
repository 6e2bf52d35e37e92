import type { Severity } from '../text';
import type { Resource } from '../schema';
import type { Mesh } from '../mesh';
import { counted } from '../text';
import { seenBy } from './seen-by';

/** What others count about a resource. */
interface Told {
  /** Drawn calls that it answers; undefined where calls do not end. */
  readonly calls: number | undefined;
  readonly findings: Readonly<Record<Severity, number>>;
}

/** A resource in a few words: "2 calls · seen by 3 of 5 pods · 1 warning". Empty where there is nothing to say. */
export function summaryOf(mesh: Mesh, resource: Resource, { calls, findings }: Told): string {
  const counts = resource.incomplete ? undefined : seenBy(mesh, resource);
  const words = [
    ...(calls === undefined ? [] : [counted(calls, 'call')]),
    ...(counts ? [`seen by ${counts.seen} of ${counts.all} pods`] : []),
    ...(['error', 'warning', 'info'] as const).flatMap((severity) =>
      findings[severity] > 0 ? [counted(findings[severity], severity)] : [],
    ),
  ];
  return words.join(' · ');
}
