import { writeFile } from 'node:fs/promises';
import { editAt } from '../../core/edit-at';
import { documentOf, isRecord, type Resource } from '../../core/schema';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { formatPath, parsePath, type Path } from '../../core/text';
import { applyChange, type Workspace } from '../../core/workspace';
import { findNode, readDocuments, valueAt, type Op } from '../../core/yaml';
import { readArguments } from '../arguments';
import { Failure } from '../failure';
import { fail, inputName, readSource } from '../files';
import type { Streams } from '../streams';
import type { CliCommand, Explained } from './command';
import { doneOrNot } from './settings';

/** What says where a value is. */
const placeExplained: readonly Explained[] = [
  ['FILE', 'The file to edit in place.'],
  ['RESOURCE', 'Kind/namespace/name, or Kind/name where the document names no namespace.'],
  ['PATH', 'Where the value is, such as spec.ports[0].number.'],
];

/** `fairway set`. */
export const set: CliCommand = {
  name: 'set',
  usage: 'set FILE RESOURCE PATH VALUE',
  summary: 'Sets one value in a file; everything else stays byte for byte.',
  explains: [...placeExplained, ['VALUE', 'The new value as YAML.']],
  exits: doneOrNot,
  run: (args, streams) =>
    edit(args, streams, set.usage, (path, value) => ({ type: 'set', path, value: readValue(value as string) })),
};

/** `fairway unset`. */
export const unset: CliCommand = {
  name: 'unset',
  usage: 'unset FILE RESOURCE PATH',
  summary: 'Removes one key or list item from a file; everything else stays byte for byte.',
  explains: placeExplained,
  exits: doneOrNot,
  run: (args, streams) => edit(args, streams, unset.usage, (path) => ({ type: 'delete', path })),
};

async function edit(
  args: readonly string[],
  streams: Streams,
  usage: string,
  makeOp: (path: Path, value: string | undefined) => Op,
): Promise<0> {
  const words = splitValue(args, usage);
  const [file, name, pathText, value] = words as [string, string, string, string | undefined];
  const path = parsePath(pathText);
  if (path === null)
    throw new Failure(`${JSON.stringify(pathText)} is not a path. Write one such as spec.ports[0].number.`);
  if (file === inputName) throw new Failure('Name a file: an edit in place needs one.');
  const source = await readSource(file, streams);
  const workspace: Workspace = { files: [source] };
  const snapshot = takeSnapshot(workspace);
  const resource = findResource(snapshot.resources, name, file);
  checkSteps(resource.value, path);
  const op = makeOp([...resource.place.path, ...path], value);
  if (op.type === 'delete' && !isWritten(snapshot, resource, path))
    throw new Failure(`There is no ${pathText} in ${name}.`);
  const result = editAt(snapshot, resource.place, [op], { label: 'Set', origin: 'command' });
  if (!result.ok) throw new Failure(result.detail);
  const [after] = applyChange(workspace, result.change).files;
  if (after !== undefined && after.text !== source.text)
    await writeFile(file, after.text).catch((error: unknown) => fail(file, error));
  return 0;
}

/** The words of the command; VALUE may begin with a dash, so nothing after FILE, RESOURCE and PATH is read as an option. */
function splitValue(args: readonly string[], usage: string): readonly string[] {
  const { positionals } = readArguments(
    [...args.slice(0, 3), '--', ...args.slice(3).filter((each, index) => index > 0 || each !== '--')],
    {},
  );
  if (positionals.length !== usage.split(' ').length - 1) throw new Failure(`Usage: fairway ${usage}`);
  return positionals;
}

function findResource(resources: readonly Resource[], name: string, file: string): Resource {
  const found = resources.filter((each) => each.key.replace(/#\d+$/, '') === name);
  const [resource, ...others] = found;
  if (resource === undefined)
    throw new Failure(`There is no ${name} in ${file}; a resource is named Kind/namespace/name.`);
  if (others.length > 0)
    throw new Failure(`${name} is written ${found.length} times in ${file}. Rename or remove one first.`);
  return resource;
}

/** Throws `Failure` where the path takes an index of a mapping or a key of a list. */
function checkSteps(value: unknown, path: Path): void {
  for (const [index, step] of path.entries()) {
    const at = valueAt(value, path.slice(0, index));
    const where = index === 0 ? 'The resource' : formatPath(path.slice(0, index));
    if (Array.isArray(at) && typeof step === 'string')
      throw new Failure(`${where} is a list; name its items by index, like [0].`);
    if (isRecord(at) && typeof step === 'number') throw new Failure(`${where} is a mapping; name its keys.`);
  }
}

function isWritten(snapshot: Snapshot, { place, value }: Resource, path: Path): boolean {
  if (valueAt(value, path) !== undefined) return true;
  const document = documentOf(snapshot.files, place);
  return document !== undefined && findNode(document.tree, [...place.path, ...path]) >= 0;
}

function readValue(text: string): unknown {
  const { documents } = readDocuments(text);
  const [document, ...others] = documents;
  const problem = documents.flatMap((each) => each.problems).find((each) => each.severity === 'error');
  if (problem) throw new Failure(`VALUE is not YAML: ${problem.message}`);
  if (others.length > 0) throw new Failure('VALUE must be one YAML document.');
  const value = document?.value ?? null;
  if (typeof value === 'number' && /^[-+]?\d+$/.test(text.trim()) && !Number.isSafeInteger(value))
    throw new Failure(`${text.trim()} has more digits than a number keeps; quote it.`);
  return value;
}
