/** What istiod has against the name of a locality, `region/zone/subzone` of which the last parts may be left out or be `*`. */
export function localityFault(name: string): 'wildcard' | 'empty-part' | undefined {
  const stars = name.split('*').length - 1;
  if (stars > 1 || (stars === 1 && !name.endsWith('*'))) return 'wildcard';
  return partsOf(name).includes('') ? 'empty-part' : undefined;
}

/**
 * Whether istiod takes `next` for a repetition of `before`, which it read first (istio/istio pkg/config/validation/agent/validation.go,
 * validateLocalities). It is not symmetric: a locality with `*` may follow the ones that it covers, and one that leaves the part out may not.
 */
export function localityCovers(before: string, next: string): boolean {
  if (before === '*') return true;
  const [region, zone, subzone] = partsOf(before);
  const [nextRegion, nextZone, nextSubzone] = partsOf(next);
  if (region !== nextRegion) return false;
  if (nextZone === undefined || zone === undefined || zone === '*') return true;
  if (zone !== nextZone) return false;
  return nextSubzone === undefined || subzone === undefined || subzone === '*' || subzone === nextSubzone;
}

/** Three parts at most: slashes behind the second one belong to the last part. */
function partsOf(name: string): readonly string[] {
  const [region = '', zone, ...rest] = name.split('/');
  return [region, ...(zone === undefined ? [] : [zone]), ...(rest.length === 0 ? [] : [rest.join('/')])];
}
