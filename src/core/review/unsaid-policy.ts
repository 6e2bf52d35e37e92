import { traceCall, withOtherPolicy, type Mesh, type Trace } from '../mesh';
import { isSentOn } from './differences-reach';
import type { BothTraces, Difference } from './difference';

/**
 * The differences of a call that one side passes through to the dialled address only since Istio’s default is taken for an outbound policy that no file states: with the other
 * policy it would be refused there, so that the change may be one of reach.
 */
export function withUnsaidPolicy(
  found: readonly Difference[],
  { before, after }: BothTraces,
  meshes: { readonly before: Mesh; readonly after: Mesh },
): readonly Difference[] {
  if (!found.some(({ kind }) => kind === 'path-changed')) return found;
  const words = wordsOf(isRefusedElsewhere(meshes.before, before), isRefusedElsewhere(meshes.after, after));
  if (words === undefined) return found;
  return found.map((each) =>
    each.kind === 'path-changed' ? { ...each, risk: 'medium', why: [each.why, words].filter(Boolean).join(' ') } : each,
  );
}

function wordsOf(was: boolean, is: boolean): string | undefined {
  if (was === is) return undefined;
  const then = is ? 'they are refused now' : 'they were refused before';
  return `No file states the outbound policy, so ALLOW_ANY is assumed; under REGISTRY_ONLY ${then}.`;
}

function isRefusedElsewhere(mesh: Mesh, { outcome, call }: Trace): boolean {
  if (outcome !== 'passthrough' || !mesh.settings.assumed.includes('outboundTrafficPolicy')) return false;
  const other = traceCall(withOtherPolicy(mesh), call);
  return other !== undefined && !isSentOn(other);
}
