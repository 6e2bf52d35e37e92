import { expect, it } from 'vitest';
import { anyPod, traceCall, type Trace } from '../../core/mesh';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { designFrom } from '../../core/testing/change-cases';
import { applyChange } from '../../core/workspace';
import { refusalFixes } from './refusal-fixes';

function trace({ mesh }: Snapshot, url: string): Trace {
  const found = traceCall(mesh, { client: anyPod(mesh, 'shop'), url, method: 'GET', headers: {} });
  if (!found) throw new Error(`${url} is no call.`);
  return found;
}

it.each([
  ['imports what the Sidecar leaves out', '', './*', 'Import infra/api.example.com in Sidecar shop/default'],
  ['exports what is kept from the namespace', 'exportTo: [.]', '*/*', 'Export ServiceEntry infra/api to shop'],
])('%s, after which the refused call gets out', (_, visibility, hosts, title) => {
  const design = designFrom({
    'egress.yaml': `
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: api, namespace: infra }
      spec:
        hosts: [api.example.com]
        ports: [{ number: 443, name: https, protocol: HTTPS }]
        resolution: DNS
        ${visibility}
      ---
      apiVersion: networking.istio.io/v1
      kind: Sidecar
      metadata: { name: default, namespace: shop }
      spec:
        egress: [{ hosts: ['${hosts}'] }]
        outboundTrafficPolicy: { mode: REGISTRY_ONLY }
    `,
  });
  const url = 'https://api.example.com';
  const [fix, ...others] = refusalFixes(design, design.mesh, trace(design, url));
  expect([fix?.title, others]).toEqual([title, []]);
  const after = fix && takeSnapshot(applyChange(design.workspace, fix.change));
  expect(after && trace(after, url).outcome).toBe('reached');
});
