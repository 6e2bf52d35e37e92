import { asCallUrl, parseCall } from '../../../core/mesh';
import { urlRefusal } from '../../commands/add-call';
import type { FieldState } from '../use-field';

/** The way of a URL to the document: that of a client is written as its call, and none with a user or a password in it that would stay there. */
export function urlState(state: FieldState): FieldState {
  return {
    ...state,
    commit: (value) => {
      const url = typeof value === 'string' ? asCallUrl(value) : value;
      const keepsUser = typeof url === 'string' && /:\/\/\S*@/.test(url) && parseCall(url) === undefined;
      return keepsUser ? state.refuse(urlRefusal(url)) : state.commit(url);
    },
  };
}
