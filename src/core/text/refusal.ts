import type { Diagnostic, Layer } from './diagnostic';

const refusals: Partial<Record<Layer, string>> = {
  yaml: 'The API server still cannot read it.',
  schema: 'The API server still refuses it.',
  webhook: 'istiod still refuses it.',
};

/** Who does not take the resource whatever a team has decided, as a sentence beside a finding that was accepted; undefined where nobody objects. */
export function refusedWords({ severity, layer }: Pick<Diagnostic, 'severity' | 'layer'>): string | undefined {
  return severity === 'error' ? refusals[layer] : undefined;
}
