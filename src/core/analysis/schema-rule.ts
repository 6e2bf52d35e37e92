import type { KindRule, RuleFields } from './rule';

/**
 * A rule by which resources are held against their kind. The schema room does that for all such rules in one walk.
 * The API server sees all of this when a resource is applied.
 */
export function schemaRule(fields: KnownFields): KindRule {
  return { ...fields, layer: 'schema', scope: 'kind' };
}

/** The same for what istiod's webhook looks at, when the API server has let the resource pass. */
export function webhookRule(fields: KnownFields): KindRule {
  return { ...fields, layer: 'webhook', scope: 'kind' };
}

/** The same for what everybody lets pass and what does nothing. */
export function runtimeRule(fields: KnownFields): KindRule {
  return { ...fields, layer: 'runtime', scope: 'kind' };
}

type KnownFields = Omit<RuleFields, 'id' | 'layer'> & Pick<KindRule, 'id'>;
