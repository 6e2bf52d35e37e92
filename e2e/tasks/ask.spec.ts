import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { passedThrough, podCalling } from './designs';
import { task } from './task';

const namespaces = ['batch', 'web']
  .map(
    (name) => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels: { istio-injection: enabled }\n`,
  )
  .join('---\n');

task('an entry is shown to two namespaces', {
  number: 7,
  start: 'an entry that every namespace sees',
  goal: 'two namespaces see it',
  fewest: 3,
  files: { 'egress.yaml': passedThrough, 'namespaces.yaml': namespaces },
  written: { 'egress.yaml': `${passedThrough}  exportTo:\n    - batch\n    - web\n`, 'namespaces.yaml': namespaces },
  perform: async ({ designer, hand, reads }) => {
    await hand.click(designer.node('ServiceEntry shop/api').locator('.chip-field').last());
    await reads(designer.inspector, /^Every namespace sees it/);
    const ticks = designer.inspector.getByRole('group', { name: 'Namespaces that see it' });
    for (const name of ['batch', 'web']) await hand.click(ticks.getByText(name, { exact: true }));
    await expect(designer.node('ServiceEntry shop/api')).toContainText('2 ns');
  },
});

function definition(namespace: string, name: string, resolution: string, year: number): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${namespace}, creationTimestamp: "${year}-03-01T00:00:00Z" }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: ${resolution}
`;
}

task('which of three definitions counts', {
  number: 8,
  start: '3 entries for one host, and a call to it',
  goal: 'which decides for the pod, with the proof',
  fewest: 3,
  files: {
    'egress.yaml': [
      definition('partners', 'api', 'DNS', 2023),
      definition('shop', 'api-old', 'NONE', 2024),
      definition('shop', 'api', 'DNS', 2025),
    ].join('---\n'),
    'design.yaml': podCalling('https://api.example.com/v1'),
  },
  perform: async ({ designer, hand, reads }) => {
    await hand.click(designer.call('https://api.example.com/v1'));
    await hand.click(designer.trace.getByText('Which rule wins (3 definitions)'));
    const winner = designer.trace.getByRole('listitem').filter({ hasText: /^wins/ });
    await expect(winner).toContainText('ServiceEntry shop/api-old');
    await reads(winner, /comes first in istiod’s order/);
  },
});

const proposal = {
  'egress.yaml': passedThrough.replace('  resolution: DNS\n', '  resolution: DNS\n  exportTo: [web]\n'),
  'design.yaml': podCalling('https://api.example.com/v1'),
};

task('a change is handed to a review', {
  number: 11,
  start: 'a bundle, and the one before it on disk',
  goal: 'what calls do otherwise, and a packet for the review',
  fewest: 4,
  files: proposal,
  perform: async ({ designer, page, hand, reads }) => {
    await hand.click(page.getByRole('button', { name: 'Review', exact: true }).first());
    const chooser = page.waitForEvent('filechooser');
    await hand.click(page.getByRole('button', { name: 'Files or a zip' }));
    const before = { ...proposal, 'egress.yaml': passedThrough };
    await hand.instead('click', async () =>
      (await chooser).setFiles(
        Object.entries(before).map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) })),
      ),
    );
    const bar = page.getByRole('region', { name: 'Review bar' });
    await reads(bar, /\d behaviour changes?/);
    const download = page.waitForEvent('download');
    await hand.click(bar.getByRole('button', { name: 'Export packet' }));
    const packet = readFileSync(await (await download).path(), 'utf8');
    expect(packet).toContain('api.example.com');
    await bar.getByRole('button', { name: 'End review' }).click();
    await expect(designer.canvas).toBeVisible();
  },
});

const archive = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: archive
  namespace: shop
spec:
  hosts: ["*.archive.example.com"]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: DNS
`;

const article = `# Calls to partners

## The API

\`\`\`yaml
${passedThrough}\`\`\`

## The archive

\`\`\`yaml
${archive}\`\`\`

\`\`\`bash
kubectl get pods
\`\`\`
`;

task('a document is read, and its errors are listed', {
  number: 12,
  start: 'a Markdown document on disk',
  goal: 'all its resources, and the errors alone',
  fewest: 2,
  files: {},
  written: { 'article.yaml': `# The API\n${passedThrough}---\n# The archive\n${archive}` },
  perform: async ({ designer, page, hand, reads }) => {
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'article.md'));
      return transfer;
    }, article);
    await hand.instead('drag', async () => {
      for (const type of ['dragenter', 'dragover', 'drop'])
        await page.dispatchEvent('body', type, { dataTransfer: data });
    });
    await expect(designer.row('ServiceEntry shop/archive')).toBeVisible();
    await hand.click(designer.problems.getByRole('button', { name: /^\d+ errors?$/ }));
    await reads(designer.problems, /Istio refuses this entry|DNS needs/);
  },
});
