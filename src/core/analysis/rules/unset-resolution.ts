import { hasKey, recordIn } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import type { WorkspaceRule } from '../rule';
import { forEntries } from '../runtime/entries';

export const unsetResolution: WorkspaceRule = {
  id: 'unset-resolution',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L09'],
  summary: 'A ServiceEntry states no resolution, which means NONE.',
  why: 'NONE is the zero value of the field. Envoy then connects to whatever address was dialled: nothing is looked up or balanced, and at an egress gateway every request gets 503.',
  source:
    'istio/api networking/v1/service_entry.proto (ServiceEntry.Resolution); istio/istio pilot/pkg/networking/core/cluster.go (convertResolution)',
  check: forEntries(({ resource }) => {
    if (hasKey(recordIn(resource.value, 'spec'), 'resolution')) return [];
    const path = ['spec', 'resolution'];
    return [
      {
        resource,
        path,
        part: 'key',
        ref: 'L09',
        message:
          'resolution is not written, which means NONE: Envoy connects to the address that was dialled, and looks up and balances nothing. Write the resolution that you want.',
        fix: remedyIn(resource, 'Write resolution: NONE', [{ type: 'set', path, value: 'NONE' }]),
      },
    ];
  }),
};
