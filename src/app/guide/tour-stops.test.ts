import { expect, it } from 'vitest';
import { takeSnapshot } from '../../core/snapshot';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { tourStops, type TourView } from './tour-stops';

const entry = (more: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: api\n  namespace: shop\nspec:\n  hosts:\n    - api.example.com\n  resolution: DNS\n  ports:\n${more}`;
const rule = (tls: string): string =>
  `---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: api\n  namespace: shop\nspec:\n  host: api.example.com\n  trafficPolicy:\n    tls:\n      mode: SIMPLE\n${tls}`;
const design = (spec: string, calls = ''): string =>
  `apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: d\nspec:\n${spec}  workloads:\n    - name: cart\n      namespace: shop\n${calls}`;
const closed = '  mesh:\n    outboundTrafficPolicy: REGISTRY_ONLY\n';
const call = (url: string, expectation = ''): string => `      calls:\n        - url: ${url}\n${expectation}`;
const https = '    - { number: 443, name: https, protocol: HTTPS }\n';
const http = '    - { number: 80, name: http, protocol: HTTP, targetPort: 443 }\n';

function view(files: Readonly<Record<string, string>>, traced = false, exported = false): TourView {
  const snapshot = takeSnapshot(workspaceOf(files));
  return { snapshot, traced, exported };
}

/** How things are before the first stop, and after each step of the tour. */
const way: readonly TourView[] = [
  view({}),
  view({ 'd.yaml': design('') }),
  view({ 'd.yaml': design('', call('https://api.example.com')) }),
  view({ 'd.yaml': design(closed, call('https://api.example.com')) }),
  view({ 'd.yaml': design(closed, call('https://api.example.com')), 'e.yaml': entry(https) }),
  view({ 'd.yaml': design(closed, call('https://api.example.com')), 'e.yaml': entry(https) }, true),
  view({ 'd.yaml': design(closed, call('http://api.example.com')), 'e.yaml': entry(http) + rule('') }),
  view({
    'd.yaml': design(closed, call('http://api.example.com')),
    'e.yaml': entry(http) + rule('      sni: api.example.com\n'),
  }),
  view({
    'd.yaml': design(closed, call('http://api.example.com')),
    'e.yaml': entry(http) + rule('      sni: api.example.com\n      subjectAltNames:\n        - api.example.com\n'),
  }),
  view({
    'd.yaml': design(closed, call('http://api.example.com', '          expect:\n            outcome: reached\n')),
  }),
  view({ 'd.yaml': design(closed) }, false, true),
];

const steps = tourStops.flatMap(({ title, steps: own }) =>
  own.map((step, index) => ({ title: `${title} ${index}`, step })),
);

it('has a state for each step', () => {
  expect(tourStops).toHaveLength(8);
  expect(steps).toHaveLength(way.length - 1);
});

it.each(steps.map((each, index) => ({ ...each, index })))('$title waits for its state', ({ step, index }) => {
  const [before, after] = [way[index], way[index + 1]];
  if (!before || !after) throw new Error('There is no state');
  expect([step.isDone(before), step.isDone(after)]).toEqual([false, true]);
});
