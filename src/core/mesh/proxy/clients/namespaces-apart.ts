import { isPublic, type Visibility } from '../../visibility';

/** What is of a namespace, and for some. */
export interface Exported {
  readonly namespace: string;
  readonly exportTo: Visibility;
}

/**
 * The namespaces whose clients may know something else of some resources than all others do: those of resources that are not public, and those that they are
 * exported to. Clients of all other namespaces know the same of them.
 */
export function namespacesApart(list: readonly Exported[]): readonly string[] {
  return list.flatMap((each) => (isPublic(each.exportTo) ? [] : namesIn(each)));
}

/** The same for things of which one's own come first, so that it also counts in which namespace public ones are. */
export function namespacesPreferring(list: readonly Exported[]): readonly string[] {
  return list.length === 1 ? namespacesApart(list) : namespacesOf(list);
}

/** The namespaces of resources, and those that they are exported to by name. */
export function namespacesOf(list: readonly Exported[]): readonly string[] {
  return list.flatMap(namesIn);
}

function namesIn({ namespace, exportTo }: Exported): readonly string[] {
  return [namespace, ...exportTo.filter((name) => !/^[*.~]$/.test(name))];
}
