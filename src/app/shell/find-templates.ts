import type { Template } from '../../core/templates';

/** What people call it elsewhere, by the template's id. */
const alsoKnownAs: Readonly<Record<string, string>> = {
  'https-passthrough': 'sni tls passthrough',
  'tls-origination': 'tls origination simple',
  'mtls-files': 'mtls client certificate',
  'mtls-secret': 'mtls client certificate credentialName sds',
  'failover-order': 'failover failoverPriority primary secondary',
  'outlier-ejection': 'outlierDetection circuit breaker ejection',
  'connect-failures': 'outlierDetection circuit breaker',
  'regional-failover': 'failover localityLbSetting region locality',
  'bounded-retries': 'retries timeout retryOn perTryTimeout',
  'concurrency-limits': 'circuit breaker connectionPool limits maxConnections rate',
  'egress-gateway': 'egress gateway mtls',
  'allow-list': 'REGISTRY_ONLY wildcard allow list sidecar',
};

/** How well a template answers words: its title counts most, what it teaches least; 0 when a word occurs nowhere. */
function rankOf({ id, title, purpose, teaches, kinds }: Template, words: readonly string[]): number {
  const places = [title, `${purpose} ${alsoKnownAs[id] ?? ''} ${kinds.join(' ')}`, teaches.join(' ')];
  const texts = places.map((text) => text.toLowerCase());
  return words.reduce((rank, word) => {
    const at = texts.findIndex((text) => text.includes(word));
    return at < 0 ? 0 : rank * (4 - at);
  }, 1);
}

/** The templates that answer words, best first; all of them in their order where there are none. */
export function findTemplates(templates: readonly Template[], words: readonly string[]): readonly Template[] {
  return templates
    .map((template) => ({ template, rank: rankOf(template, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ template }) => template);
}
