import { rules, type Rule } from '../src/core/analysis';

/** The page that lists every rule, made from the rules' own fields. */
export function rulesPage(): string {
  const sections = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      (rule) =>
        `## ${rule.id}\n\n${rule.summary}\n\n- **Severity, layer:** ${rule.severity}, \`${rule.layer}\`\n${codesOf(rule)}${drawnOf(rule)}- **Why:** ${rule.why}\n- **Source:** ${rule.source}\n`,
    );
  return [
    '# Rules\n',
    'What `fairway check` and the Problems panel report. Made from the rules themselves by `npm run docs`; do not edit it.\n',
    'A finding of the `yaml` layer carries the code of what the parser objects to as its rule.\n',
    'Rules that look at pods, Services, Secrets or Namespaces judge by those that are in the files, and are silent while none of the kind is.\n',
    'The annotation `galley.istio.io/analyze-suppress` of a resource (Istio’s codes with commas between them, or `*`) quiets the `analyze` layer and what istiod only warns of in the `webhook` layer, as it quiets `istioctl analyze`. What istiod refuses is always reported: the annotation gets nothing past it.\n',
    ...sections,
  ].join('\n');
}

/** istiod's webhook has two codes for nearly all that it says. */
function codesOf({ codes, layer, severity }: Rule): string {
  const own = codes ?? (layer === 'webhook' ? [severity === 'error' ? 'IST0106' : 'IST0133'] : []);
  return own.length === 0 ? '' : `- **Istio's code:** ${own.join(', ')}\n`;
}

function drawnOf({ sees }: Rule): string {
  return sees === 'drawn'
    ? '- **Looks at what runs:** the pods, services, namespaces and secrets that are drawn stand for it; where none of the kind is drawn it is silent\n'
    : '';
}
