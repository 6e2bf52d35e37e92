import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, describe, it } from 'vitest';
import { textsInWords } from './texts-in-words.mjs';

Object.assign(RuleTester, { afterAll, describe, it });

const tester = new RuleTester({
  languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
});
const refused = (code: string, ...texts: string[]) => ({
  code,
  errors: texts.map((text) => ({ messageId: 'text', data: { text } })),
});

tester.run('texts-in-words', textsInWords, {
  valid: [
    '<p title={words.lead}>{words.lead} · {count} / {isOpen ? words.open : null}</p>',
    '<p className="lead" role="alert" title="">—</p>',
    '<pre>{`${line}\\n`}</pre>',
    '<p title={`${name}: ${count}`}>{kind === "Sidecar" && words.sidecar}</p>',
    '<Field label={words.labelOf("host")}>{names[mode === "tls" ? "a" : "b"]}</Field>',
    'const label = "a text that is no attribute";',
  ],
  invalid: [
    refused('<p>Nothing here yet</p>', 'Nothing here yet'),
    refused('<>{isOpen ? "open" : "shut"}</>', 'open', 'shut'),
    refused('<p>{count > 0 && "some"}{name ?? "unnamed"}</p>', 'some', 'unnamed'),
    refused('<p title="Why" aria-label={`Delete ${name}`} />', 'Why', 'Delete'),
    refused(
      '<input placeholder={isEmpty ? `no ${kind}` : ("Name" as const)} alt={"of " + kind} />',
      'no',
      'Name',
      'of',
    ),
    refused('<Field description="Größe" />', 'Größe'),
  ],
});
