import { ListMusic } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SearchFilters } from '../../../shared/domain/index.ts';
import { type Route, useNavigation } from '../../app/index.ts';
import { useCall } from '../../bridge/index.ts';
import { Button, EmptyState, ErrorNotice, Page, TextField, useMessages } from '../../components/index.ts';
import { useTranslation } from '../../i18n/index.ts';
import { FilterWords } from './filter-words.tsx';
import { Filters } from './filters.tsx';
import { InOrder } from './in-order.tsx';
import { FIRST, Results } from './results.tsx';
import { asksForSomething, NO_FILTERS, useRested, type Wanted } from './use-search.ts';
import './search.css';

/** Results while typing; each hit that has a place in sound plays there at once, from a little before. */
export function SearchScreen({ route }: { route: Extract<Route, { at: 'search' }> }) {
  const { t } = useTranslation(['search', 'app']);
  const { adjust } = useNavigation();
  const inOrder = route.inOrder ?? false;
  // Only the button asks for sound: neither coming back to the list nor another word does.
  const [begins, setBegins] = useState(false);
  const [now, setNow] = useState<Wanted>({
    text: route.text ?? '',
    filters: { ...NO_FILTERS, ...route.filters },
  });
  const change = (next: Wanted) => {
    setNow(next);
    setBegins(false);
    adjust({ at: 'search', text: next.text, filters: next.filters, inOrder });
  };
  const show = (isInOrder: boolean) => {
    setBegins(isInOrder);
    adjust({ ...route, ...now, inOrder: isInOrder });
    // The list goes with its button; the one that leads there is where she was.
    if (!isInOrder) requestAnimationFrame(() => results.current?.querySelector('button')?.focus());
  };
  const narrow = (filters: Partial<SearchFilters>) =>
    change({ text: filters.personId ? '' : now.text, filters: { ...now.filters, ...filters } });
  const rested = useRested(now.text);
  // Emptied or narrowed is seen at once; only typing waits.
  const wanted: Wanted = { text: now.text.trim() === '' ? '' : rested.trim(), filters: now.filters };
  const asked = asksForSomething(wanted);
  const groups = useCall('search', 'query', { ...wanted, limit: FIRST }, { enabled: asked, keepLast: true });
  const found = asked ? (groups.data ?? []) : [];
  const count = found.reduce((sum, group) => sum + group.count, 0);
  useSayCount(asked && !groups.isFetching ? count : null);
  const results = useRef<HTMLDivElement>(null);

  return (
    <Page title={t('app:search')}>
      <search className="search-box" onKeyDown={(event) => goDown(event, results.current)}>
        <TextField
          label={t('label')}
          hint={t('hint')}
          type="search"
          value={now.text}
          onChange={(text) => change({ ...now, text })}
          autoFocus
        />
        <Filters filters={now.filters} onFilters={(filters) => change({ ...now, filters })} />
        <FilterWords filters={now.filters} onFilters={(filters) => change({ ...now, filters })} />
      </search>
      <ErrorNotice error={groups.error} />
      {asked && groups.data && !groups.isPlaceholderData && count === 0 ? (
        <EmptyState title={wanted.text === '' ? t('noneOfThat') : t('none', { text: wanted.text })}>
          {t('noneAbout')}
        </EmptyState>
      ) : null}
      <div className="search-results" ref={results}>
        {asked && inOrder ? (
          <InOrder wanted={wanted} begins={begins} onBack={() => show(false)} />
        ) : (
          <>
            {found.some(({ kind }) => kind === 'moment' || kind === 'line') ? (
              <div className="row">
                <Button icon={<ListMusic aria-hidden />} onPress={() => show(true)}>
                  {t('play')}
                </Button>
              </div>
            ) : null}
            <Results
              wanted={wanted}
              groups={found}
              onKind={(kind) => change({ ...now, filters: { ...now.filters, kinds: [kind] } })}
              onNarrow={narrow}
            />
          </>
        )}
      </div>
    </Page>
  );
}

/** From the box, the arrow goes to the first thing that was found. */
function goDown(event: KeyboardEvent, results: HTMLElement | null) {
  if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
  if (event.target.type !== 'search') return;
  event.preventDefault();
  results?.querySelector<HTMLElement>('.list button')?.focus();
}

/** Says how many were found when the typing rests, for whom the list is not seen. */
function useSayCount(count: number | null) {
  const { t } = useTranslation('search');
  const { announce } = useMessages();
  useEffect(() => {
    if (count === null) return;
    const timer = setTimeout(() => announce(t('found', { count })), 800);
    return () => clearTimeout(timer);
  }, [count, announce, t]);
}
