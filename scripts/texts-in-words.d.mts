import type { Rule } from 'eslint';

export const textsInWords: Rule.RuleModule;
