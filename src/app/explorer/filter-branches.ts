import type { Resource } from '../../core/schema';
import { valueAt } from '../../core/yaml';
import type { Branch, Toggled } from './row';

/** What a tree is narrowed to. */
interface Sought {
  readonly text: string;
  /** Of the design, whose hosts are looked through too. */
  readonly resources: readonly Resource[];
  readonly toggled: Toggled;
}

/**
 * The branches of which something has all words of a text: resources by their kind, name, namespace, hosts and what they list, and files by their name,
 * each whole. Files and namespaces of others are open with those alone, whatever is toggled. All branches where the text is empty.
 */
export function filterBranches(branches: readonly Branch[], { text, resources, toggled }: Sought): readonly Branch[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return branches;
  const hosts = new Map(resources.map((resource) => [resource.key, hostsIn(resource)]));
  const isFound = (branch: Branch): boolean => {
    const more = hosts.get(branch.resource ?? '') ?? '';
    return textOf(branch).some((line) => words.every((word) => line.includes(word) || more.includes(word)));
  };
  return branches.flatMap((branch) => kept(branch, isFound, toggled));
}

function hostsIn({ value }: Resource): string {
  const written = [valueAt(value, ['spec', 'host']), valueAt(value, ['spec', 'hosts'])].flat();
  return written
    .filter((host) => typeof host === 'string')
    .join(' ')
    .toLowerCase();
}

function kept(branch: Branch, isFound: (branch: Branch) => boolean, toggled: Toggled): readonly Branch[] {
  if (!isHolder(branch)) return isFound(branch) ? [branch] : [];
  const children = (branch.children?.() ?? []).flatMap((child) => kept(child, isFound, toggled));
  if (children.length > 0) return [{ ...branch, startsOpen: !toggled.has(branch.id), children: () => children }];
  return isFound({ ...branch, children: () => [] }) ? [branch] : [];
}

/** Files and namespaces hold resources, and say nothing of them. */
function isHolder({ type }: Branch): boolean {
  return type === 'file' || type === 'namespace';
}

/** What a branch says, and with what it says each part below it. */
function textOf(branch: Branch): readonly string[] {
  const own = ownText(branch);
  return [own, ...(branch.children?.() ?? []).flatMap(textOf).map((part) => `${own} ${part}`)];
}

function ownText({ label, detail, spoken }: Branch): string {
  return `${label} ${detail} ${spoken}`.toLowerCase();
}
