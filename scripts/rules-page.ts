import { rules } from '../src/core/analysis';

/** The page that lists every rule, made from the rules' own fields. */
export function rulesPage(): string {
  const sections = [...rules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, summary, why, source, severity, layer }) =>
        `## ${id}\n\n${summary}\n\n- **Severity, layer:** ${severity}, \`${layer}\`\n- **Why:** ${why}\n- **Source:** ${source}\n`,
    );
  return [
    '# Rules\n',
    'What `fairway check` and the Problems panel report. Made from the rules themselves by `npm run docs`; do not edit it.\n',
    'A finding of the `yaml` layer carries the code of what the parser objects to as its rule.\n',
    ...sections,
  ].join('\n');
}
