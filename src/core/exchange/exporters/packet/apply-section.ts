import { groupOf, type Resource } from '../../../schema';
import type { Comparison } from '../../../review';
import { keepCommand, keepReason, restoreCommand, shellWord } from '../../commands';
import { applyRank } from '../apply-order';
import { code, paragraph, type Block, type Section } from './block';

/** In which order the design is applied, how it is tried before, and how it is taken back. */
export function applySection(resources: readonly Resource[], comparison: Comparison | undefined): Section {
  const applied = resources.filter(({ kind }) => kind !== 'EgressDesign');
  return {
    id: 'apply',
    title: 'Order to apply, and the way back',
    blocks: applied.length === 0 ? [paragraph('There is nothing to apply.')] : applyBlocks(applied, comparison),
  };
}

function applyBlocks(applied: readonly Resource[], comparison: Comparison | undefined): readonly Block[] {
  return [
    paragraph('What is named comes before what names it, so that no route points at a subset that is not there yet.'),
    { type: 'list', ordered: true, items: inOrder(applied).map(({ key }) => code(key)) },
    { type: 'heading', text: 'Try' },
    paragraph('The API server and istiod check each resource; nothing is written.'),
    shell([
      'fairway check DIR && fairway test DIR',
      'fairway export DIR --format kustomize --out apply',
      'kubectl diff -k apply',
      'kubectl apply -k apply --dry-run=server',
      'kubectl kustomize apply | istioctl analyze --all-namespaces -',
    ]),
    ...(comparison === undefined ? keepFirst : []),
    { type: 'heading', text: 'Apply' },
    shell(['kubectl apply -k apply']),
    ...deletion('Then what the proposal no longer has is deleted:', comparison, 'before'),
    { type: 'heading', text: 'Way back' },
    ...(comparison === undefined ? backToCluster : backToBaseline(comparison)),
  ];
}

/** Without a baseline only the cluster knows what was there. */
const keepFirst: readonly Block[] = [
  { type: 'heading', text: 'Keep' },
  paragraph('Before anything is applied, keep what the cluster has, and a list of it. ', keepReason),
  shell([
    keepCommand('-k apply'),
    'kubectl get -k apply --ignore-not-found -o custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name > before.txt',
  ]),
];

const backToCluster: readonly Block[] = [
  paragraph('What was there is applied again:'),
  shell([restoreCommand]),
  paragraph(
    'Deleting is only for what was not there before, which no file says: of the resources above those that before.txt does not list, the last in the order first, each by its name. Where kubectl failed, the list proves nothing.',
  ),
];

function backToBaseline(comparison: Comparison): readonly Block[] {
  return [
    paragraph('The baseline is applied again:'),
    shell(['fairway export BASELINE --format kustomize --out back', 'kubectl apply -k back']),
    ...deletion('Then what only the proposal has is deleted, unless the cluster had it before:', comparison, 'after'),
  ];
}

/** Deletes what one side alone has, in a block of its own: beside an apply it would be copied along. */
function deletion(says: string, comparison: Comparison | undefined, side: 'before' | 'after'): readonly Block[] {
  const alone = onlyOn(comparison, side);
  if (alone.length === 0) return [];
  // What cannot be read on one side looks as if it were on the other side alone.
  if (comparison !== undefined && comparison.unread.length > 0)
    return [
      paragraph('Nothing is listed to delete: a document cannot be read, and may hold what seems to be missing.'),
    ];
  const kept = alone.filter(takesOthersAlong);
  const deleted = alone.filter((each) => !takesOthersAlong(each));
  return [
    ...(deleted.length === 0 ? [] : [paragraph(says), shell(inOrder(deleted).reverse().map(deleteCommand))]),
    ...(kept.length === 0
      ? []
      : [
          paragraph('Not deleted, as all that is in them would go too:'),
          { type: 'list', items: kept.map(({ key }) => code(key)) } as const,
        ]),
  ];
}

function onlyOn(comparison: Comparison | undefined, side: 'before' | 'after'): readonly Resource[] {
  return (comparison?.documents ?? []).flatMap(({ before, after }) => {
    const [here, there] = side === 'before' ? [before, after] : [after, before];
    return here && !there && here.kind !== 'EgressDesign' && here.name !== '' ? [here] : [];
  });
}

/** A namespace is deleted with its resources, a definition with all resources of its kind. */
function takesOthersAlong({ kind }: Resource): boolean {
  return kind === 'Namespace' || kind === 'CustomResourceDefinition';
}

function shell(lines: readonly string[]): Block {
  return { type: 'code', language: 'sh', text: lines.join('\n') };
}

function inOrder(resources: readonly Resource[]): Resource[] {
  return [...resources].sort((a, b) => applyRank(a) - applyRank(b));
}

function deleteCommand({ apiVersion, kind, namespace, name }: Resource): string {
  const group = groupOf(apiVersion);
  const type = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`;
  const where = namespace === null ? '' : ` -n ${shellWord(namespace)}`;
  return `kubectl delete ${shellWord(`${type}/${name}`)}${where} --ignore-not-found`;
}
