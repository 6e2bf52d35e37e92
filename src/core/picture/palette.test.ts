import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { palettes, type Theme } from './palette';

const sheet = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');

/** The colour tokens of a theme, as the page has them. */
function tokensOf(theme: Theme): Readonly<Record<string, string>> {
  const rule = theme === 'light' ? /^:root \{([^}]*)\}/m : /^:root\[data-theme='dark'\] \{([^}]*)\}/m;
  const declarations = rule.exec(sheet)?.[1] ?? '';
  return Object.fromEntries(
    [...declarations.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe('the colours of pictures', () => {
  it.each(['light', 'dark'] as const)('are those of the page, %s', (theme) => {
    expect(tokensOf(theme)).toMatchObject(palettes[theme]);
  });
});
