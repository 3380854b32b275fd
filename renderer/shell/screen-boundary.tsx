import { Component, type ReactNode } from 'react'
import { t } from '#common/i18n/t.ts'
import { ErrorBlock } from '../ui/error-block.tsx'

type Props = { readonly path: string; readonly children: ReactNode }
type State = { readonly failedPath: string | null }

/**
 * Keeps a screen that fails (a bug, or a part of the page that an update took away) from taking the navigation with it:
 * says so in words, and another screen, or a reload, works again.
 */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { failedPath: null }

  static getDerivedStateFromError(): Partial<State> {
    return { failedPath: '' }
  }

  override componentDidCatch(): void {
    this.setState({ failedPath: this.props.path })
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failedPath !== null && before.path !== this.props.path) this.setState({ failedPath: null })
  }

  override render(): ReactNode {
    if (this.state.failedPath === null) return this.props.children
    return (
      <div className="sv-failed">
        <h1>{t('shell.screenFailedTitle')}</h1>
        <ErrorBlock
          happened={t('shell.screenFailed')}
          kept={t('shell.screenFailedKept')}
          todo={t('shell.screenFailedTodo')}
          actions={[{ label: t('shell.reload'), onClick: () => location.reload() }]}
        />
      </div>
    )
  }
}
