import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';

type ErrorBoundaryProps = { children: ReactNode; message: string; retryLabel: string };

/** Keeps a failure inside its own pane: it says so and offers to try again, and everything beside it goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error('A panel failed.', error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="panel-failure" role="alert">
        <span>{this.props.message}</span>
        <Button onPress={() => this.setState({ hasFailed: false })}>{this.props.retryLabel}</Button>
      </div>
    );
  }
}
