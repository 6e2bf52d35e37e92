import { rules, type Rule } from '../src/core/analysis';

const notice = 'Made from the rules themselves by `npm run docs`; do not edit it.';

/** The pages of `docs/rules`, by file name: a list of all rules, and a page for each, made from the rules' own fields. */
export function rulesPages(): ReadonlyMap<string, string> {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map([
    ['README.md', listPage(sorted)],
    ...sorted.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const),
  ]);
}

/** Who would object, in the order in which a resource meets them. */
const layers: readonly (readonly [Rule['layer'], string])[] = [
  ['yaml', 'The text cannot be read. Findings carry the code of what the parser objects to as their rule.'],
  ['schema', 'The API server refuses the resource, or drops a field, by the CRD.'],
  ['webhook', 'istiod’s admission webhook refuses the resource, or warns of it.'],
  ['analyze', '`istioctl analyze` reports it.'],
  ['runtime', 'Accepted everywhere, and yet without effect, dangerous, or not what it seems.'],
  ['design', 'The EgressDesign, what it draws and what it promises.'],
];

function listPage(sorted: readonly Rule[]): string {
  const sections = layers.map(([layer, about]) => {
    const rows = sorted.filter((rule) => rule.layer === layer).map(rowOf);
    return `## ${layer}\n\n${about}\n\n| rule | severity | finds |\n| --- | --- | --- |\n${rows.join('')}`;
  });
  return [
    '# Rules\n',
    `What \`fairway check\` and the Problems panel report. ${notice}\n`,
    'Rules that look at pods, Services, Secrets or Namespaces judge by those that are in the files, and are silent while none of the kind is.\n',
    'The annotation `galley.istio.io/analyze-suppress` of a resource (Istio’s codes with commas between them, or `*`) quiets the `analyze` layer and what istiod only warns of in the `webhook` layer, as it quiets `istioctl analyze`. What istiod refuses is always reported: the annotation gets nothing past it.\n',
    'What files alone cannot decide is in [Not decided from files](../not-decided.md).\n',
    ...sections,
  ].join('\n');
}

function rowOf({ id, severity, summary, refs }: Rule): string {
  return `| [${id}](${id}.md)${refs ? ` ${refs.join(' ')}` : ''} | ${severity} | ${summary.replaceAll('|', '\\|')} |\n`;
}

function rulePage(rule: Rule): string {
  const facts = [
    `- **Severity:** ${rule.severity}`,
    `- **Layer:** \`${rule.layer}\``,
    ...listOf('Reference', rule.refs),
    ...listOf("Istio's code", codesOf(rule)),
    ...(rule.sees === 'drawn' ? [drawn] : []),
  ];
  return `# ${rule.id}\n\n${rule.summary}\n\n${facts.join('\n')}\n\n## Why\n\n${rule.why}\n\n## Source\n\n${rule.source}\n\n[All rules](README.md). ${notice}\n`;
}

function listOf(name: string, items: readonly string[] = []): readonly string[] {
  return items.length === 0 ? [] : [`- **${name}:** ${items.join(', ')}`];
}

/** istiod's webhook has two codes for nearly all that it says. */
function codesOf({ codes, layer, severity }: Rule): readonly string[] {
  return codes ?? (layer === 'webhook' ? [severity === 'error' ? 'IST0106' : 'IST0133'] : []);
}

const drawn =
  '- **Looks at what runs:** the pods, services, namespaces and secrets that are drawn stand for it; where none of the kind is drawn it is silent';
