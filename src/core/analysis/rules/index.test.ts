import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '.';

const files = readdirSync(fileURLToPath(new URL('.', import.meta.url))).filter(
  (file) => file.endsWith('.ts') && file !== 'index.ts' && file !== 'index.test.ts',
);

describe('the list of rules', () => {
  it('has every rule of the folder, and each has a test', () => {
    const ids = rules.map((rule) => rule.id).sort();
    expect(
      files
        .filter((file) => !file.endsWith('.test.ts'))
        .map((file) => file.replace('.ts', ''))
        .sort(),
    ).toEqual(ids);
    expect(
      files
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => file.replace('.test.ts', ''))
        .sort(),
    ).toEqual(ids);
  });

  it('names each rule once, in kebab-case', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    expect(rules.filter((rule) => !/^[a-z]+(-[a-z0-9]+)*$/.test(rule.id))).toEqual([]);
  });

  it('names its codes for each rule of the analyzers', () => {
    const analyzers = rules.filter(({ layer }) => layer === 'analyze');
    expect(analyzers.filter(({ codes = [] }) => codes.length === 0).map(({ id }) => id)).toEqual([]);
    expect(analyzers.flatMap(({ codes = [] }) => codes).filter((code) => !/^IST0\d{3}$/.test(code))).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('says of %s what, why and where from', (_, rule) => {
    for (const text of [rule.summary, rule.why]) expect(text).toMatch(/^[A-Za-z].*\.$/);
    expect(rule.source).not.toBe('');
  });
});
