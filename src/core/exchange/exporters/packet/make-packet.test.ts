import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { takeSnapshot, type Snapshot } from '../../../snapshot';
import { largeMesh } from '../../../templates';
import { mesh } from '../../../testing/mesh-fixture';
import { makePacket } from './make-packet';

const today = '2026-11-21';

const shop = (mode: string): Snapshot => mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec: { host: api.example.com, trafficPolicy: { tls: { mode: ${mode} } } }
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: checkout }
  spec:
    istioVersion: "1.30"
    workloads:
      - name: cart
        namespace: shop
        calls: [{ url: 'http://api.example.com/v1', expect: { outcome: reached, tls: originated } }]
    notes: [{ on: ServiceEntry/shop/api, text: Agreed until 2027-03. }]
`;

/** The text between the heading of a section and the next one. */
function section(markdown: string, title: string): string {
  const at = markdown.indexOf(`. ${title}\n\n`, markdown.indexOf('\n## '));
  expect(at).toBeGreaterThan(0);
  const end = markdown.indexOf('\n## ', at);
  return markdown.slice(at + title.length + 4, end < 0 ? undefined : end);
}

function documentOf(html: string): Window['document'] {
  const window = new Window();
  window.document.write(html);
  return window.document;
}

describe('a review packet', () => {
  const { markdown, html } = makePacket(shop('DISABLE'), { baseline: shop('SIMPLE'), today, title: 'Cards' });

  it('says what it is about, for which release and settings, and hashes the content', () => {
    expect(section(markdown, 'What this packet is about').replace(/[0-9a-f]{64}/g, 'HASH')).toBe(`- Date: 2026-11-21
- Judged as: Istio 1.30
- Mesh: outbound traffic policy \`ALLOW_ANY\`, root namespace \`istio-system\`, DNS capture off, data plane \`sidecar\`
- Files: 1 file, 3 resources
- Content hash: \`HASH\` (SHA-256)
- Baseline: 1 file, 3 resources, content hash \`HASH\`
`);
  });

  it('names the baseline, unless its name is how many files it has', () => {
    const baselineAs = (baselineName: string): string =>
      makePacket(shop('DISABLE'), { baseline: shop('SIMPLE'), baselineName, today, title: 'Cards' }).markdown;
    expect(baselineAs('before.zip')).toContain('- Baseline: `before.zip`, 1 file, 3 resources, ');
    expect(baselineAs('1 file')).toContain('- Baseline: 1 file, 3 resources, ');
  });

  it('has all sections in their order, in both formats', () => {
    const titles = [
      'What this packet is about',
      'Decision asked',
      'Changes of behaviour',
      'Overview',
      'TLS and resolution of changed calls',
      'External dependencies',
      'Who reaches what',
      'Promises',
      'Findings',
      'Notes and decisions',
      'Text',
      'Order to apply, and the way back',
      'Sign-off',
    ];
    expect(markdown.match(/^## .*$/gm)).toEqual(titles.map((title, index) => `## ${index + 1}. ${title}`));
    const heads = [...documentOf(html).querySelectorAll('h2')].map(({ textContent }) => textContent.trim());
    expect(heads).toEqual(titles.map((title, index) => `${index + 1} ${title}`));
  });

  it('tells what becomes of calls, and what is promised of them', () => {
    expect(section(markdown, 'Changes of behaviour')).toContain('are sent in plain text');
    expect(section(markdown, 'Promises')).toContain(
      '| `shop/cart` | `http://api.example.com/v1` | reached, tls originated | **fails**<br>Expected tls originated, found none. |',
    );
    const asked = section(markdown, 'Decision asked');
    expect(asked).toContain('- **0 of 1** promises hold\n');
    expect(asked).toContain('1 calling pod and 1 host outside the mesh');
    expect(asked).toContain('- **1** host outside\n');
    expect(section(markdown, 'Notes and decisions')).toContain('| `ServiceEntry/shop/api` | Agreed until 2027-03. |');
  });

  it('shows the text that differs, the order to apply, and the way back', () => {
    expect(section(markdown, 'Text')).toContain(
      '-spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }\n+spec: { host: api.example.com, trafficPolicy: { tls: { mode: DISABLE } } }',
    );
    const apply = section(markdown, 'Order to apply, and the way back');
    expect(apply).toContain('1. `ServiceEntry/shop/api`\n2. `DestinationRule/shop/api`\n');
    expect(apply).toContain('kubectl apply -k apply --dry-run=server');
  });

  it('needs nothing from outside, and runs nothing', () => {
    expect(html).toContain('Content-Security-Policy" content="default-src \'none\'');
    expect(html).not.toMatch(/<(script|link|iframe|object|embed|img)\b|\bsrc=|url\(|@import/i);
    expect(html.match(/href="(?!#)/g)).toBeNull();
  });

  it('shows no private key that a note or a name quotes, nor a value of a Secret', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\\nMIIEvQ\\n-----END PRIVATE KEY-----';
    const leaky = mesh`
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: checkout }
      spec:
        workloads: [{ name: cart, namespace: shop, calls: [{ url: "http://a.example.com/${pem}" }] }]
        notes: [{ on: ServiceEntry/shop/api, text: "Use ${pem} here." }]
      ---
      apiVersion: v1
      kind: Secret
      metadata: { name: client, namespace: shop }
      data: { p: "hunter2!", q: [hunter2] }
      stringData: hunter2
    `;
    const packet = makePacket(leaky, { today, baseline: shop('SIMPLE') });
    expect(/.{0,80}(?:MIIEvQ|hunter2).{0,80}/.exec(Object.values(packet).join(''))?.[0]).toBeUndefined();
    expect(packet.markdown).toContain('Use (hidden) here.');
  });

  it.each([
    ['a block scalar', (lines: readonly string[]) => `|\n${lines.map((line) => `            ${line}`).join('\n')}`],
    ['an escaped one', (lines: readonly string[]) => JSON.stringify(lines.join('\n'))],
    ['one without its end', (lines: readonly string[]) => JSON.stringify(lines.slice(0, -1).join('\n'))],
  ])('shows no line of a private key in a note of several lines: %s', (_, write) => {
    const body = Array.from({ length: 25 }, (_each, index) => `Leak${index}`.padEnd(64, 'Ab9+'));
    const key = ['see', '-----BEGIN RSA PRIVATE KEY-----', ...body, '-----END RSA PRIVATE KEY-----'];
    const leaky = mesh`
      apiVersion: networking.istio.io/v1
      kind: ServiceEntry
      metadata: { name: ok, namespace: shop }
      spec: { hosts: [ok.example.com], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: checkout }
      spec:
        workloads: [{ name: cart, namespace: shop, calls: [{ url: "https://ok.example.com" }] }]
        notes:
        - on: ServiceEntry/shop/ok
          text: ${write(key)}
    `;
    const packet = Object.values(makePacket(leaky, { today })).join('');
    expect(packet).toContain('(hidden)');
    expect(/.{0,200}Leak\d.{0,20}/s.exec(packet)?.[0]).toBeUndefined();
  });

  it('has a caption for each table, and a name for each section', () => {
    const page = documentOf(html);
    for (const table of page.querySelectorAll('table')) expect(table.querySelector('caption')).not.toBeNull();
    for (const part of page.querySelectorAll('section'))
      expect(page.getElementById(part.getAttribute('aria-labelledby') ?? '')).not.toBeNull();
  });

  it('is the same for the same input', () => {
    expect(makePacket(shop('DISABLE'), { baseline: shop('SIMPLE'), today, title: 'Cards' }).html).toBe(html);
  });
});

describe('the way back', () => {
  const added = (snapshot: Snapshot): Snapshot =>
    takeSnapshot({
      files: [
        ...snapshot.files.map(({ path, file }) => ({ path, text: file.text })),
        {
          path: 'added.yaml',
          text: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: cart, namespace: shop }
spec: { egress: [{ hosts: ['./*'] }] }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`,
        },
      ],
    });
  const applyOf = (snapshot: Snapshot, baseline?: Snapshot): string =>
    section(
      makePacket(snapshot, { today, ...(baseline && { baseline }) }).markdown,
      'Order to apply, and the way back',
    );
  const blocks = (text: string): readonly string[] =>
    [...text.matchAll(/```sh\n([^]*?)\n```/g)].map(([, block]) => block ?? '');

  it('without a baseline keeps what is there, and deletes nothing', () => {
    const text = applyOf(shop('SIMPLE'));
    expect(text).not.toContain('kubectl delete');
    expect(text.indexOf('> before.json')).toBeLessThan(text.indexOf('### Apply'));
    expect(blocks(text).at(-1)).toBe('kubectl apply -f before.json');
  });

  it('applies the baseline, and deletes in another block what the proposal adds alone', () => {
    const text = applyOf(added(shop('SIMPLE')), shop('SIMPLE'));
    expect(blocks(text).slice(-2)).toEqual([
      'fairway export BASELINE --format kustomize --out back\nkubectl apply -k back',
      'kubectl delete sidecar.networking.istio.io/cart -n shop --ignore-not-found',
    ]);
    expect(text).toContain('all that is in them would go too');
  });

  it('deletes after the apply, in another block, what the proposal takes out', () => {
    const found = blocks(applyOf(shop('SIMPLE'), added(shop('SIMPLE'))));
    expect(found.slice(1, 3)).toEqual([
      'kubectl apply -k apply',
      'kubectl delete sidecar.networking.istio.io/cart -n shop --ignore-not-found',
    ]);
    expect(found).toHaveLength(4);
  });

  it('deletes nothing that may stand in a document which cannot be read', () => {
    const broken = takeSnapshot({ files: [{ path: 'broken.yaml', text: 'kind: ServiceEntry\nspec: [\n' }] });
    expect(applyOf(shop('SIMPLE'), broken)).not.toContain('kubectl delete');
  });
});

describe('a packet of little', () => {
  it('says that there is nothing, and that there is no baseline', () => {
    const { markdown, inventory } = makePacket(takeSnapshot({ files: [] }), { today });
    expect(markdown).toContain('# Egress review\n');
    expect(markdown).toContain('There are no resources in the files');
    expect(markdown).toContain('No baseline was given');
    expect(markdown).toContain('- **0** promises made\n');
    expect(markdown).not.toMatch(/promises hold|broken promise/);
    expect(inventory.split('\r\n')).toHaveLength(2);
  });

  it('says which documents cannot be read, of the files and of the baseline', () => {
    const broken = takeSnapshot({ files: [{ path: 'broken.yaml', text: 'a: 1\n---\nkind: ServiceEntry\nspec: [\n' }] });
    const { markdown } = makePacket(shop('SIMPLE'), { baseline: broken, today });
    expect(markdown).toContain('1 document of the baseline cannot be read to the end');
    expect(markdown).toMatch(/`broken\.yaml:\d`/);
    expect(makePacket(broken, { today }).markdown).toContain('1 document of the files cannot be read to the end');
  });

  it('hides what is secret, and says so', () => {
    const secret = (value: string): Snapshot => mesh`
  apiVersion: v1
  kind: Secret
  metadata: { name: client, namespace: shop }
  data:
    tls.key: ${value}
`;
    const packet = makePacket(secret('c2VjcmV0'), { baseline: secret('b3RoZXI='), today });
    for (const text of [packet.html, packet.markdown]) expect(text).not.toMatch(/c2VjcmV0|b3RoZXI/);
    expect(packet.markdown).toContain('`egress.yaml` differs in hidden values alone.');
    const fresh = makePacket(secret('c2VjcmV0'), { baseline: takeSnapshot({ files: [] }), today });
    expect(fresh.markdown).toContain('tls.key: (hidden)');
    expect(fresh.html).not.toContain('c2VjcmV0');
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; alert(1) //",
  'a|b||c',
  '`code` ``more``',
  '```\n## no heading',
  '%%{init: {"securityLevel": "loose"}}%%',
  'end',
  '</style><style>*{display:none}',
  '--> <!-- x',
  '\u202Egnp.exe\u202C \u2067עברית\u2069',
  '🛳️ ⛵',
  '[x](javascript:alert(1)) ![y](http://evil.example/z)',
  '\\| \\` $x$ @everyone #1',
  '&lt;b&gt; &#x3c;',
  ']]>',
  '\u0000\u0007\uFEFF',
  '# x',
  '1. one',
];

function hostileDesign(texts: readonly string[]): Snapshot {
  const [name = '', host = '', note = '', owner = '', file = ''] = texts;
  const documents = [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name, namespace: owner, labels: { owner } },
      spec: { hosts: [host, 'api.example.com'], ports: [{ number: 443, name, protocol: note }], resolution: owner },
    },
    { apiVersion: 'networking.istio.io/v1', kind: note, metadata: { name: host, namespace: name } },
    {
      apiVersion: 'fairway.dev/v1alpha1',
      kind: 'EgressDesign',
      metadata: { name },
      spec: {
        mesh: { rootNamespace: host },
        workloads: [
          {
            name,
            namespace: owner,
            calls: [
              { url: `https://${host}` },
              { url: 'https://api.example.com', method: note, expect: { outcome: note } },
            ],
          },
        ],
        notes: [{ on: name, text: `${note}\n${host}` }],
        accepted: [{ rule: name, resource: host, reason: note }],
      },
    },
  ];
  return takeSnapshot({
    files: [{ path: `${file}.yaml`, text: documents.map((each) => JSON.stringify(each)).join('\n---\n') }],
  });
}

describe('what a team decided', () => {
  const { markdown, html } = makePacket(
    mesh`
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
  ---
  apiVersion: fairway.dev/v1alpha1
  kind: EgressDesign
  metadata: { name: design }
  spec:
    workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://api.example.com' }] }]
    accepted:
      - { rule: plaintext-to-tls-port, resource: ServiceEntry/shop/api, reason: A tunnel encrypts it., until: 2027-03-31 }
    notes:
      - { on: ServiceEntry/shop/api, path: 'spec.ports[0]', text: Closed in May. }
`,
    { today },
  );

  it('is counted apart, and shown with its reason', () => {
    const findings = section(markdown, 'Findings');
    expect(findings).toContain('0 findings open (none), 1 accepted.');
    expect(findings).toContain('| A tunnel encrypts it.<br>until 2027-03-31 |');
    expect(section(markdown, 'Notes and decisions')).toContain(
      '| `ServiceEntry/shop/api`<br>`spec.ports[0]` | Closed in May. |',
    );
    expect(documentOf(html).querySelector('s')?.textContent).toContain('Calls to api.example.com:80');
  });

  it('is no finding of the inventory', () => {
    expect(section(markdown, 'External dependencies')).not.toContain('plaintext-to-tls-port');
  });
});

describe('names that mean something to a format', () => {
  it('mean nothing in a packet', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...hostile), { minLength: 5, maxLength: 5 }), (texts) => {
        const { html, markdown } = makePacket(hostileDesign(texts), {
          today,
          title: texts[0],
          baseline: shop('SIMPLE'),
        });
        const page = documentOf(html);
        expect(page.querySelectorAll('script, iframe, object, embed, link, img, base, form').length).toBe(0);
        expect(page.querySelectorAll('style').length).toBe(1);
        expect(page.querySelectorAll('h1').length).toBe(1);
        expect(page.querySelectorAll('section').length).toBe(13);
        for (const element of page.querySelectorAll('*'))
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on|^srcdoc$|^formaction$/);
            expect(value).not.toMatch(/^\s*javascript:/i);
          }
        expect(page.querySelector('h1')?.textContent).not.toBe('');
        expectPlainMarkdown(markdown);
      }),
      { numRuns: 12, seed: 7 },
    );
  });
});

/** Outside of fences there is no heading, no tag, no table row with too many cells and no bidirectional control. */
function expectPlainMarkdown(markdown: string): void {
  expect(markdown).not.toMatch(/[\p{Bidi_Control}\uFEFF]/u);
  let fence = '';
  let cells = 0;
  let headings = 0;
  for (const line of markdown.split('\n')) {
    const run = /^\s*(`{3,})(\w*)$/.exec(line);
    if (run && fence === '') fence = run[1] ?? '';
    else if (run && run[2] === '' && (run[1] ?? '').length >= fence.length) fence = '';
    else if (fence === '') {
      if (/^## /.test(line)) headings++;
      const bare = line
        .replace(/\\./g, '')
        .replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
        .replaceAll('<br>', '');
      expect(bare).not.toMatch(/<[a-z!/]/i);
      const count = line.startsWith('| ') ? (line.replace(/\\./g, '').match(/\|/g) ?? []).length : 0;
      if (cells > 0 && count > 0) expect(count).toBe(cells);
      cells = count;
    }
  }
  expect(fence).toBe('');
  expect(headings).toBe(13);
}

it('is made of a thousand services in a few seconds', () => {
  const before = process.cpuUsage();
  const { html } = makePacket(takeSnapshot({ files: [...largeMesh()] }), { today });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(20_000);
  expect(html.length).toBeLessThan(8_000_000);
});
