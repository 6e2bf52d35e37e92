import { groupOf, type Resource } from '../../../schema';
import type { Comparison } from '../../../review';
import { shellWord } from '../../commands';
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
  const removed = (comparison?.documents ?? []).flatMap(({ change, before }) =>
    change === 'removed' && before && before.kind !== 'EgressDesign' ? [before] : [],
  );
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
    { type: 'heading', text: 'Apply' },
    shell(['kubectl apply -k apply', ...inOrder(removed).reverse().map(deleteCommand)]),
    { type: 'heading', text: 'Way back' },
    ...wayBack(applied, comparison),
  ];
}

function wayBack(applied: readonly Resource[], comparison: Comparison | undefined): readonly Block[] {
  if (comparison === undefined) {
    return [
      paragraph('Before the change, keep what the cluster has:'),
      shell(['kubectl get -k apply --ignore-not-found -o yaml > before.yaml']),
      paragraph('To go back, apply it again, and delete what it does not hold:'),
      shell(['kubectl apply -f before.yaml', ...inOrder(applied).reverse().map(deleteCommand)]),
    ];
  }
  const added = comparison.documents.flatMap(({ change, after }) =>
    change === 'added' && after && after.kind !== 'EgressDesign' ? [after] : [],
  );
  return [
    paragraph('The baseline is applied again, and then what it does not have is deleted.'),
    shell([
      'fairway export BASELINE --format kustomize --out back',
      'kubectl apply -k back',
      ...inOrder(added).reverse().map(deleteCommand),
    ]),
  ];
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
