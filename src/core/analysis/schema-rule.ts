import { validateDocument, type SchemaProblem, type SchemaRule } from '../schema';
import type { Document } from '../yaml';
import type { DocumentRule, RuleFields } from './rule';

interface Checked {
  readonly release: string;
  readonly problems: readonly SchemaProblem[];
}

const checked = new WeakMap<Document, Checked>();

/**
 * A rule by which resources are held against their kind. The schema room does that in one walk; each rule takes its own findings out of it.
 * The API server sees all of this when a resource is applied.
 */
export function schemaRule(fields: KnownFields): DocumentRule {
  return ruleOf(fields, 'schema');
}

/** The same for what istiod's webhook looks at, when the API server has let the resource pass. */
export function webhookRule(fields: KnownFields): DocumentRule {
  return ruleOf(fields, 'webhook');
}

type KnownFields = Omit<RuleFields, 'id' | 'layer'> & { readonly id: SchemaRule };

function ruleOf(fields: KnownFields, layer: 'schema' | 'webhook'): DocumentRule {
  return {
    ...fields,
    layer,
    scope: 'document',
    isOfSchema: true,
    check: (document, release) => problemsOf(document, release).filter((problem) => problem.rule === fields.id),
  };
}

/** What all these rules find in a document, in the order in which the walk comes to it. */
export function problemsOf(document: Document, release: string): readonly SchemaProblem[] {
  const before = checked.get(document);
  if (before?.release === release) return before.problems;
  const problems = validateDocument(document, { release });
  checked.set(document, { release, problems });
  return problems;
}
