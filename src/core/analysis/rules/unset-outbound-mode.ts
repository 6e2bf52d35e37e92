import { hasKey, recordIn, type Sidecar } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { kept } from '../runtime/rule-fates';
import type { Report, WorkspaceRule } from '../rule';

export const unsetOutboundMode: WorkspaceRule = {
  id: 'unset-outbound-mode',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V05'],
  summary: 'A Sidecar has an outboundTrafficPolicy without a mode.',
  why: 'The mode that is not written is REGISTRY_ONLY, the first of its enum, and not that of the mesh: calls of its pods to hosts that they do not know fail.',
  source:
    'istio/api networking/v1alpha3/sidecar.proto (OutboundTrafficPolicy.Mode); istio/istio pilot/pkg/model/sidecar.go (convertToSidecarScope)',
  check: kept(
    ({ sidecars }) => sidecars,
    (sidecar) => checkSidecar(sidecar),
  ),
};

function checkSidecar({ resource }: Sidecar): readonly Report[] {
  const spec = recordIn(resource.value, 'spec');
  if (!hasKey(spec, 'outboundTrafficPolicy') || hasKey(recordIn(spec, 'outboundTrafficPolicy'), 'mode')) return [];
  const path = ['spec', 'outboundTrafficPolicy'];
  const message =
    'Calls to hosts that the pods do not know are refused: without a mode this is REGISTRY_ONLY, whatever the mesh says. Write the mode that you want.';
  const fix = remedyIn(resource, 'Write mode REGISTRY_ONLY, which it means', [
    { type: 'set', path: [...path, 'mode'], value: 'REGISTRY_ONLY' },
  ]);
  return [{ resource, path, part: 'key', message, ref: 'V05', fix }];
}
