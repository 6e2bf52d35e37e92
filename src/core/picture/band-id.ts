const bandPrefix = 'Namespace/';

/** The id of a namespace's band, among the ids of cards; null is the band of what names no namespace. */
export function bandId(namespace: string | null): string {
  return `${bandPrefix}${namespace ?? ''}`;
}

/** The namespace of the band that an id stands for; undefined when it is no band's. */
export function bandOfId(id: string): string | null | undefined {
  return id.startsWith(bandPrefix) ? id.slice(bandPrefix.length) || null : undefined;
}
