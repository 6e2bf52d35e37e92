import { choice, flag, list, map, object, text } from '../field-types';
import { defaultNamespace } from '../resource';
import type { Field, Kind } from '../types';
import { istioVersions, releasePattern } from '../versions';
import { heading, scalar } from './starter-text';

const expectFields: readonly Field[] = [
  {
    name: 'outcome',
    type: choice(
      { value: 'reached', doc: 'A proxy that knows the destination sends the call to an endpoint.' },
      {
        value: 'passthrough',
        doc: 'The proxy does not know the destination and lets the call through to the dialled address.',
      },
      {
        value: 'blocked',
        doc: 'The call does not get out: refused by the mesh, answered by a rule (a redirect too), or for want of a route, a name or an endpoint.',
      },
    ),
    common: true,
    doc: 'What becomes of the call.',
  },
  {
    name: 'tls',
    type: choice(
      { value: 'none', doc: 'Plain text on the wire to the server.' },
      { value: 'passthrough', doc: 'The app encrypts, and the proxy passes it on.' },
      { value: 'originated', doc: 'The app sends plain text, and its sidecar or waypoint starts TLS.' },
      { value: 'gateway', doc: 'The egress gateway starts TLS.' },
      { value: 'double', doc: 'The app encrypts and a proxy encrypts again.' },
    ),
    common: true,
    doc: 'Who puts TLS on the wire to the server.',
  },
  {
    name: 'via',
    type: choice(
      { value: 'sidecar', doc: 'Straight from the sidecar.' },
      { value: 'egress-gateway', doc: 'Through an egress gateway.' },
      { value: 'waypoint', doc: 'Through a waypoint of an ambient mesh.' },
    ),
    common: true,
    doc: 'The last proxy of the mesh that the call passes.',
  },
];

const callFields: readonly Field[] = [
  {
    name: 'url',
    type: text({ format: 'url' }),
    required: true,
    common: true,
    doc: 'What the app dials: scheme://host[:port][/path] with http, https, grpc, tls or tcp. Without a port http and grpc go to 80, https and tls to 443; tcp needs one.',
  },
  { name: 'method', type: text(), doc: 'HTTP method of the call.', default: { value: 'GET', source: 'Fairway' } },
  {
    name: 'headers',
    type: map(text(), { key: 'header' }),
    doc: 'HTTP headers that the app sends, for routes that look at them.',
  },
  {
    name: 'expect',
    type: object(expectFields),
    common: true,
    doc: 'A promise: what is to become of this call. fairway test holds the design to it.',
  },
];

const workloadFields: readonly Field[] = [
  { name: 'name', type: text({ format: 'name' }), required: true, common: true, doc: 'Name of the workload.' },
  {
    name: 'namespace',
    type: text({ format: 'namespace', references: 'namespace' }),
    required: true,
    common: true,
    doc: 'Namespace of the workload. Which rules it sees depends on it.',
  },
  {
    name: 'labels',
    type: map(text({ format: 'label-value' }), { key: 'label' }),
    common: true,
    doc: 'Labels of its pods, by which selectors find it.',
  },
  {
    name: 'locality',
    type: text({ format: 'locality' }),
    common: true,
    doc: 'region/zone/subzone in which it runs, for calls that prefer near endpoints.',
  },
  {
    name: 'calls',
    type: list(object(callFields), {
      key: 'url',
      starters: [
        {
          label: 'call',
          doc: 'A call with what is to become of it.',
          value: { url: '', expect: { outcome: 'reached' } },
        },
      ],
    }),
    common: true,
    doc: 'What the workload calls.',
  },
];

const fields: readonly Field[] = [
  {
    name: 'istioVersion',
    type: text({
      pattern: { source: releasePattern, words: `one of ${istioVersions.join(', ')}` },
      words: istioVersions.map((value) => ({ value, doc: `Judges findings and fields as Istio ${value} does.` })),
    }),
    section: 'Mesh',
    common: true,
    doc: 'The Istio release for which findings and fields are judged. In quotes, since YAML reads 1.30 as 1.3.',
  },
  {
    name: 'mesh',
    type: object([
      {
        name: 'outboundTrafficPolicy',
        type: choice(
          { value: 'ALLOW_ANY', doc: 'Calls to unknown destinations go out to the dialled address.' },
          { value: 'REGISTRY_ONLY', doc: 'Calls to unknown destinations are refused by the proxy.' },
        ),
        common: true,
        doc: 'What proxies do with destinations that they do not know.',
        default: { value: 'ALLOW_ANY', source: 'Istio' },
      },
      {
        name: 'rootNamespace',
        type: text({ format: 'namespace', references: 'namespace' }),
        doc: 'Namespace of rules for the whole mesh.',
        default: { value: 'istio-system', source: 'Istio' },
      },
      {
        name: 'dnsCapture',
        type: flag,
        doc: 'Whether the proxies answer DNS for their pods (ISTIO_META_DNS_CAPTURE).',
        default: { value: 'false', source: 'Istio' },
      },
      {
        name: 'dataPlane',
        type: choice(
          { value: 'sidecar', doc: 'An Envoy beside each pod.' },
          { value: 'ambient', doc: 'ztunnel on each node, and waypoints.' },
        ),
        doc: 'How pods get their proxy.',
        default: { value: 'sidecar', source: 'Fairway' },
      },
    ]),
    section: 'Mesh',
    common: true,
    doc: 'Settings of the mesh that no resource of the bundle says.',
  },
  {
    name: 'workloads',
    type: list(object(workloadFields), { key: 'name' }),
    section: 'Workloads',
    common: true,
    doc: 'The workloads of the design and what each of them calls.',
  },
  {
    name: 'notes',
    type: list(
      object([
        { name: 'on', type: text(), doc: 'What the note is about: Kind/namespace/name.' },
        { name: 'path', type: text(), doc: 'The field that is meant, such as spec.resolution; all of it when unset.' },
        { name: 'text', type: text(), required: true, doc: 'What is to be remembered.' },
        { name: 'by', type: text(), doc: 'Who wrote the note, by name.' },
        { name: 'at', type: text(), doc: 'When it was written, in ISO 8601: 2026-03-02T14:02:00Z.' },
      ]),
    ),
    section: 'Notes',
    doc: 'Notes on resources, their fields and workloads.',
  },
  {
    name: 'accepted',
    type: list(
      object([
        { name: 'rule', type: text(), required: true, doc: 'Id of the rule.' },
        {
          name: 'resource',
          type: text(),
          required: true,
          doc: 'The resource that has the finding: Kind/namespace/name.',
        },
        { name: 'path', type: text(), doc: 'The part of it that is meant; the whole resource when unset.' },
        { name: 'reason', type: text(), required: true, doc: 'Why the team lives with it.' },
        {
          name: 'until',
          type: text({ pattern: { source: '^\\d{4}-\\d{2}-\\d{2}$', words: 'a day such as 2027-03-31' } }),
          doc: 'Last day of the acceptance; without one it has no end.',
        },
      ]),
    ),
    section: 'Notes',
    doc: 'Findings that a team has decided to live with.',
  },
  {
    name: 'layout',
    type: object([
      {
        name: 'pins',
        type: map(list({ type: 'number' }, { minItems: 2, maxItems: 2 })),
        doc: 'Places on the canvas, by Kind/namespace/name, that a person has chosen.',
      },
    ]),
    section: 'Notes',
    doc: 'How the canvas is arranged.',
  },
];

/** What Istio's own kinds cannot say: workloads, their calls and what is expected of them. Never applied to a cluster. */
export const egressDesign: Kind = {
  kind: 'EgressDesign',
  group: 'fairway.dev',
  versions: ['v1alpha1'],
  letters: 'ED',
  doc: 'Keeps what Istio has no kind for: workloads, what they call, what is expected of those calls, notes and pins.',
  scope: 'Namespaced',
  coverage: 'full',
  layer: 'design',
  fields,
  starter: (options) => `${heading('fairway.dev/v1alpha1', 'EgressDesign', { name: options.name })}spec:
  workloads:
    - name: ${scalar(options.name)}
      namespace: ${scalar(options.namespace ?? defaultNamespace)}
      labels:
        app: ${scalar(options.name)}
`,
};
