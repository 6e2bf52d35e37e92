import type { ChangeResult } from '../../core/edit-at';
import { compareVersions, isRecord, readResources } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { filesOf, type MeshNeed, type Template, type TemplateValues } from '../../core/templates';
import { freePath } from '../../core/workspace';
import { readDocuments, type Op } from '../../core/yaml';
import { changeInSteps, madeOf, type ChangeStep } from './change-steps';
import { designOf, editDesign } from './design-document';
import { mergeDesign } from './merge-design';
import { isNameTaken } from './resource-names';
import { addWords } from './words/add';

/** What using a template would do to a workspace. */
export interface TemplatePlan {
  /** The values that it is written with: the name is one that is free. */
  readonly values: TemplateValues;
  /** The file that its resources go to; it is a new one. */
  readonly file: string;
  /** What differs from what was asked for, or may surprise, in a sentence each. */
  readonly says: readonly string[];
  /** What the mesh of this design lacks for it; undefined when it lacks nothing. */
  readonly lacks: (MeshNeed & { readonly now: string }) | undefined;
  /** "3 resources and 1 pod". */
  readonly counts: string;
}

/** Works out how a template fits into a workspace, before anything is written. */
export function planTemplate(snapshot: Snapshot, template: Template, wanted: TemplateValues): TemplatePlan {
  const values = { ...wanted, name: freeTemplateName(snapshot, template, wanted) };
  const [resources, design] = filesOf(template, values);
  const merged = mergeDesign(designOf(snapshot), specOf(design?.text ?? ''));
  return {
    values,
    file: freePath(snapshot.workspace, resources?.path ?? 'egress.yaml'),
    says: [
      ...(values.name === wanted.name ? [] : [addWords.inUse(wanted.name, values.name)]),
      ...sharedHost(snapshot, resources?.text ?? ''),
      ...merged.says,
      ...(snapshot.mesh.settings.dataPlane === 'ambient' && hasRules(template) ? [addWords.ambient] : []),
    ],
    lacks: lackOf(snapshot, template),
    counts: countsOf(template, merged.pods),
  };
}

/**
 * The change that adds a template: its resources as a new file, its workloads, calls and notes into the design that is there. Nothing that is
 * written already is changed, but for the release when `raise` asks for it.
 */
export function addTemplate(
  snapshot: Snapshot,
  template: Template,
  wanted: TemplateValues,
  { raise }: { readonly raise: boolean },
): ChangeResult {
  const plan = planTemplate(snapshot, template, wanted);
  const [resources, design] = filesOf(template, plan.values);
  const steps: ChangeStep[] = [
    () => madeOf({ type: 'create', path: plan.file, text: resources?.text ?? '' }),
    designStep(design?.text ?? ''),
  ];
  if (raise && plan.lacks) steps.push(releaseStep(plan.lacks.istioVersion));
  return changeInSteps(snapshot, addWords.addTemplate(template.title), 'command', steps);
}

/** A new `design.yaml` with its comments, or what is missing in the one that is there. */
function designStep(text: string): ChangeStep {
  return (at) =>
    designOf(at)
      ? editDesign((design) => mergeDesign(design, specOf(text)).ops)(at)
      : madeOf({ type: 'create', path: freePath(at.workspace, 'design.yaml'), text });
}

function releaseStep(istioVersion: string): ChangeStep {
  const op: Op = { type: 'set', path: ['spec', 'istioVersion'], value: istioVersion };
  return editDesign(() => [op]);
}

/** The name itself, else with the first number that makes all of the template's resources new. */
function freeTemplateName(snapshot: Snapshot, template: Template, wanted: TemplateValues): string {
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : `-${count}`;
    const name = `${wanted.name.slice(0, 63 - suffix.length)}${suffix}`;
    const [resources] = filesOf(template, { ...wanted, name });
    const taken = resourcesIn(resources?.text ?? '').some((each) =>
      isNameTaken(snapshot, each.kind, each.namespace, each.name),
    );
    if (!taken) return name;
  }
}

function sharedHost(snapshot: Snapshot, text: string): string[] {
  const hosts = new Set(
    resourcesIn(text).flatMap(({ kind, value }) => (kind === 'ServiceEntry' ? textsOf(value, 'hosts') : [])),
  );
  return snapshot.mesh.entries.flatMap((entry) => {
    const host = entry.hosts.find((each) => hosts.has(each));
    const where = [entry.resource.namespace, entry.name].filter(Boolean).join('/');
    return host === undefined ? [] : [addWords.hostTaken(where, host)];
  });
}

function lackOf(snapshot: Snapshot, { needs }: Template): TemplatePlan['lacks'] {
  const now = snapshot.mesh.settings.istioVersion;
  return needs && compareVersions(now, needs.istioVersion) < 0 ? { ...needs, now } : undefined;
}

function countsOf({ kinds }: Template, pods: number): string {
  const resources = addWords.resources(kinds.length);
  return pods === 0 ? resources : addWords.resourcesAndPods(kinds.length, pods);
}

function hasRules({ kinds }: Template): boolean {
  return kinds.includes('DestinationRule') || kinds.includes('VirtualService');
}

function resourcesIn(text: string): ReturnType<typeof readResources> {
  return readDocuments(text).documents.flatMap((document) => readResources(document));
}

function specOf(text: string): Readonly<Record<string, unknown>> {
  const spec = resourcesIn(text)[0]?.value['spec'];
  return isRecord(spec) ? spec : {};
}

function textsOf(value: Readonly<Record<string, unknown>>, key: string): string[] {
  const { spec } = value;
  const list = isRecord(spec) ? spec[key] : undefined;
  return Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : [];
}
