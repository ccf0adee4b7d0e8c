import { Component, type ReactNode } from 'react';
import { Button, Details, Notice } from '../components/index.ts';
import { useTranslation } from '../i18n/index.ts';

type Props = { children: ReactNode /** A new value tries again: the page changed. */; resetOn?: unknown };
type State = { failure: Error | null; resetOn: unknown };

/** A fault in one page leaves the rail, the lock and the other pages usable. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null, resetOn: this.props.resetOn };

  static getDerivedStateFromError(failure: Error): Partial<State> {
    return { failure };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetOn === state.resetOn ? null : { failure: null, resetOn: props.resetOn };
  }

  override render() {
    if (!this.state.failure) return this.props.children;
    return <FailedPage failure={this.state.failure} onRetry={() => this.setState({ failure: null })} />;
  }
}

function FailedPage({ failure, onRetry }: { failure: Error; onRetry: () => void }) {
  const { t } = useTranslation('errors');
  return (
    <div className="page">
      <Notice
        kind="problem"
        announce="now"
        title={t('screen.title')}
        actions={<Button onPress={onRetry}>{t('screen.again')}</Button>}
      >
        <p>{t('screen.text')}</p>
        <Details>
          <p className="small">
            {failure.name}: {failure.message}
          </p>
        </Details>
      </Notice>
    </div>
  );
}
