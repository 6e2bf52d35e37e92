import { writeFile } from 'node:fs/promises';
import { editAt } from '../../core/edit-at';
import type { Resource } from '../../core/schema';
import { takeSnapshot } from '../../core/snapshot';
import { parsePath, type Path } from '../../core/text';
import { applyChange, type Workspace } from '../../core/workspace';
import { readDocuments, type Op } from '../../core/yaml';
import { readArguments } from '../arguments';
import { Failure } from '../failure';
import { inputName, readSource } from '../files';
import type { Streams } from '../streams';
import type { CliCommand } from './command';

export const set: CliCommand = {
  name: 'set',
  usage: 'set FILE RESOURCE PATH VALUE',
  summary: 'Sets one value in place; RESOURCE is Kind/namespace/name, PATH like spec.ports[0].number, VALUE is YAML.',
  run: (args, streams) =>
    edit(args, streams, set.usage, (path, value) => ({ type: 'set', path, value: readValue(value as string) })),
};

export const unset: CliCommand = {
  name: 'unset',
  usage: 'unset FILE RESOURCE PATH',
  summary: 'Removes one key or item in place.',
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
  if (path === null) throw new Failure(`${JSON.stringify(pathText)} is no path; write it like spec.ports[0].number.`);
  if (file === inputName) throw new Failure('Name a file: an edit in place needs one.');
  const source = await readSource(file, streams);
  const workspace: Workspace = { files: [source] };
  const snapshot = takeSnapshot(workspace);
  const resource = findResource(snapshot.resources, name, file);
  const op = makeOp([...resource.place.path, ...path], value);
  const result = editAt(snapshot, resource.place, [op], { label: 'Set', origin: 'command' });
  if (!result.ok) throw new Failure(result.detail);
  const [after] = applyChange(workspace, result.change).files;
  if (after !== undefined && after.text !== source.text) await writeFile(file, after.text);
  return 0;
}

/** The words of the command; VALUE may begin with a dash, so nothing after FILE, RESOURCE and PATH is read as an option. */
function splitValue(args: readonly string[], usage: string): readonly string[] {
  const { positionals } = readArguments(
    [...args.slice(0, 3), '--', ...args.slice(3).filter((each, index) => index > 0 || each !== '--')],
    {},
  );
  if (positionals.length !== usage.split(' ').length - 1) throw new Failure(`Use it as: fairway ${usage}`);
  return positionals;
}

function findResource(resources: readonly Resource[], name: string, file: string): Resource {
  const found = resources.filter((each) => each.key.replace(/#\d+$/, '') === name);
  const [resource, ...others] = found;
  if (resource === undefined)
    throw new Failure(`There is no ${name} in ${file}; a resource is named Kind/namespace/name.`);
  if (others.length > 0)
    throw new Failure(`${name} stands ${found.length} times in ${file}; rename or remove one first.`);
  return resource;
}

function readValue(text: string): unknown {
  const { documents } = readDocuments(text);
  const [document, ...others] = documents;
  const problem = documents.flatMap((each) => each.problems).find((each) => each.severity === 'error');
  if (problem) throw new Failure(`VALUE is no YAML: ${problem.message}`);
  if (others.length > 0) throw new Failure('VALUE is to be one YAML document.');
  return document?.value ?? null;
}
