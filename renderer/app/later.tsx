import { type ComponentType, useEffect, useState } from 'react';
import { Loading } from '../components/index.ts';

/** A page in a file of its own, and the way to have it here before anybody goes to it. */
export type Later<Props> = ComponentType<Props> & { bring(): Promise<void> };

/**
 * A page that is fetched when it is first shown, or before by `bring()`. Once it is here it is drawn at once, in the
 * same breath as the press that asked for it. `lazy` cannot: it shows an empty page first, for 300 ms at least, even when
 * the file is here already (decision 189). A page that could not be fetched throws, and is fetched anew next time.
 */
export function later<Props extends object>(from: () => Promise<ComponentType<Props>>): Later<Props> {
  let here: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const bring = () => {
    coming ??= from().then(
      (page) => {
        here = page;
      },
      (failure: unknown) => {
        coming = null;
        throw failure;
      },
    );
    return coming;
  };
  function Page(props: Props) {
    const [state, setState] = useState<'waiting' | 'here' | { failure: unknown }>('waiting');
    useEffect(() => {
      if (here) return;
      let isLeft = false;
      const tell = (news: 'here' | { failure: unknown }) => {
        if (!isLeft) setState(news);
      };
      bring().then(
        () => tell('here'),
        (failure: unknown) => tell({ failure }),
      );
      return () => {
        isLeft = true;
      };
    }, []);
    if (typeof state === 'object') throw state.failure;
    const Ready = here;
    return Ready ? <Ready {...props} /> : <Loading />;
  }
  return Object.assign(Page, { bring });
}
