import { readFiles, withoutCommonFolder, type Picked } from './uploads';

/** Lets the user pick several files; none when none was picked. */
export async function pickFiles(): Promise<Picked> {
  const input = makeInput();
  input.accept = '.yaml,.yml,.json,.md,.markdown,.zip,.txt';
  return readFiles((await askWith(input)).map((file) => ({ file, path: file.name })));
}

/** Lets the user pick a folder; takes the files below it that Fairway can read. */
export async function pickFolder(): Promise<Picked> {
  const input = makeInput();
  input.webkitdirectory = true;
  const files = (await askWith(input)).map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  const { isReadable } = await import('../../core/exchange');
  return withoutCommonFolder(await readFiles(files.filter(({ path }) => isReadable(path))));
}

function makeInput(): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.hidden = true;
  return input;
}

function askWith(input: HTMLInputElement): Promise<File[]> {
  return new Promise((resolve) => {
    const answer = (): void => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', answer, { once: true });
    input.addEventListener('cancel', answer, { once: true });
    document.body.append(input);
    input.click();
  });
}
