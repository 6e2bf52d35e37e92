import type { Mesh } from '../../../mesh';
import { digits } from '../../../text';
import { code, paragraph, type Block, type Section } from './block';
import { hashCommand, type ContentHash } from './content-hash';
import { maskKeys } from './secrets';

/** What people wrote down about the design. */
export function noteSection({ designs }: Mesh): Section {
  const notes = designs.flatMap((design) => design.notes);
  return {
    id: 'notes',
    title: 'Notes and decisions',
    blocks: [notes.length === 0 ? paragraph('Nobody has written a note.') : noteTable(notes)],
  };
}

function noteTable(notes: Mesh['designs'][number]['notes']): Block {
  return {
    type: 'table',
    caption: 'Notes of the design',
    heads: ['On', 'Note'],
    widths: [30, 70],
    rows: notes.map(({ on, path, text, by, at }) => [
      [[code(on)], ...(path === undefined ? [] : [[code(path)]])],
      [
        ...maskKeys(text)
          .split(/\r?\n/)
          .filter((line) => line.trim() !== ''),
        ...(by === undefined && at === undefined ? [] : [[by, at].filter((each) => each !== undefined).join(', ')]),
      ],
    ]),
  };
}

/** What is signed, how anybody can tell that it is still the same, and lines to be filled in by hand. */
export function signOffSection({ hash, files }: ContentHash): Section {
  const roles = ['Application owner', 'Platform', 'Security', 'Architecture'];
  return {
    id: 'sign-off',
    title: 'Sign-off',
    blocks: [
      paragraph(
        'Signed for the content with the hash ',
        code(hash),
        ' and for no other. In the directory of the files, this prints it:',
      ),
      { type: 'code', language: 'sh', text: hashCommand },
      paragraph(
        'Each file is hashed, the hashes are sorted, and their lines are hashed: neither names nor order count.',
      ),
      {
        type: 'table',
        caption: 'Files by their own SHA-256',
        heads: ['File', 'Bytes', 'SHA-256'],
        rows: files.map((file) => [[code(file.path)], [digits(file.bytes)], [code(file.hash)]]),
      },
      {
        type: 'table',
        caption: 'Who decided what',
        heads: ['Role', 'Name', 'Decision', 'Date'],
        rows: roles.map((role) => [[role], [''], [''], ['']]),
        blank: true,
      },
    ],
  };
}
