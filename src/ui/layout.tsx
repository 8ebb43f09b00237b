// Space and order. Screens are laid out with these and seldom need a style of their own.
import type { ReactNode } from 'react';
import { STAYS_HERE } from './copying';

type Gap = 's' | 'm' | 'l';

interface Children {
  readonly children: ReactNode;
}

export function Stack({ gap = 'm', children }: Children & { readonly gap?: Gap }) {
  return <div className={`stack gap-${gap}`}>{children}</div>;
}

export interface RowProps extends Children {
  readonly gap?: Gap;
  readonly justify?: 'start' | 'between' | 'end';
  readonly align?: 'center' | 'start' | 'end';
  readonly wrap?: boolean;
}

export function Row({
  gap = 's',
  justify = 'start',
  align = 'center',
  wrap = true,
  children,
}: RowProps) {
  const wrapping = wrap ? ' row-wrap' : '';
  return (
    <div className={`row gap-${gap} justify-${justify} align-${align}${wrapping}`}>{children}</div>
  );
}

/** Words and what is said or done about them: on one line where they have room. */
export function Beside({ children }: Children) {
  return <div className="beside">{children}</div>;
}

/** Two fields that are one question: beside each other, their boxes on one line. */
export function Pair({ children }: Children) {
  return <div className="pair">{children}</div>;
}

/** As many equal columns as fit. */
export function Columns({
  min = 'wide',
  children,
}: Children & { readonly min?: 'narrow' | 'wide' }) {
  return <div className={`columns columns-${min}`}>{children}</div>;
}

export interface CardProps extends Children {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: 'plain' | 'quiet' | 'needs';
  /** The record it shows: after saving it, the page lands here. */
  readonly land?: string;
}

export function Card({ title, actions, tone = 'plain', land, children }: CardProps) {
  const landing = land === undefined ? {} : { 'data-land': land, tabIndex: -1 };
  return (
    <section className={`card card-${tone}`} {...landing}>
      {title === undefined && actions === undefined ? null : (
        <header className="card-head">
          <h3 className="card-title">{title}</h3>
          {actions === undefined ? null : <div className="row gap-s">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** A record among others: after saving it, the page lands here. */
export function Land({ id, children }: Children & { readonly id: string }) {
  return (
    <div className="land" data-land={id} tabIndex={-1}>
      {children}
    </div>
  );
}

export interface SectionProps extends Children {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Where a tab above says the same words already. */
  readonly isTitleSpoken?: boolean;
}

export function Section(props: SectionProps) {
  const { title, description, actions, isTitleSpoken = false, children } = props;
  return (
    <section className="section">
      <header className={isTitleSpoken ? 'section-head section-head-spoken' : 'section-head'}>
        <h2 className={isTitleSpoken ? 'visually-hidden' : 'section-title'}>{title}</h2>
        {actions === undefined ? null : <div className="row gap-s">{actions}</div>}
      </header>
      {description === undefined ? null : <p className="section-description">{description}</p>}
      {children}
    </section>
  );
}

/** A heading and what belongs to it, where a frame around it would be too much. */
export function Part({ title, children }: Children & { readonly title: ReactNode }) {
  return (
    <section className="part">
      <h2 className="part-title">{title}</h2>
      {children}
    </section>
  );
}

/** Two or three columns of parts, to be taken in at one glance; below each other where they do not fit. */
export function Glance({ columns }: { readonly columns: readonly ReactNode[] }) {
  return (
    <div className="glance">
      {columns.map((column, at) => (
        <div key={String(at)}>{column}</div>
      ))}
    </div>
  );
}

/** Two groups of questions beside each other on a page of width `form`; below each other where it is narrow. */
export function Halves(props: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <div className="halves">
      <div className="half">{props.first}</div>
      <div className="half">{props.second}</div>
    </div>
  );
}

export interface Fact {
  readonly term: string;
  /** What is not known is said in words by the caller, or left out. */
  readonly value: ReactNode;
}

export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.term} className="fact">
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TextProps extends Children {
  readonly tone?: 'plain' | 'muted';
  readonly size?: 'small' | 'body' | 'large';
  /** Free text of a person: its own direction, its own line breaks. */
  readonly isVerbatim?: boolean;
  /** Clinical and safety words: they cannot be copied out of the window. */
  readonly staysHere?: boolean;
}

export function Text({ tone = 'plain', size = 'body', isVerbatim = false, ...rest }: TextProps) {
  const verbatim = isVerbatim ? ' text-verbatim' : '';
  return (
    <p
      className={`text text-${size} tone-${tone}${verbatim}`}
      {...(isVerbatim ? { dir: 'auto' } : {})}
      {...(rest.staysHere === true ? STAYS_HERE : {})}
    >
      {rest.children}
    </p>
  );
}

/** Words for ears only. */
export function Spoken({ children }: Children) {
  return <span className="visually-hidden">{children}</span>;
}
