// What a .msi is made of, in WiX's language as far as wixl knows it: files, folders, what is looked for before anything changes.
// Plain ASCII: wixl breaks on anything else, so words of people come in afterwards (scripts/package/windows/msi.mjs).
import { filesUnder } from '../file-list.mjs';
import { uuidOf } from '../uuid.mjs';

const HOMES = {
  user: (inside) =>
    `<Directory Id="LocalAppDataFolder"><Directory Id="PROGRAMS" Name="Programs">${inside}</Directory></Directory>`,
  machine: (inside) => `<Directory Id="ProgramFiles64Folder">${inside}</Directory>`,
};
const SCOPES = { user: 'perUser', machine: 'perMachine' };
/** The key of Windows' list of programs that the .exe installers write, and the one that a .msi for everybody does. */
const BY_EXE = String.raw`Software\Microsoft\Windows\CurrentVersion\Uninstall\Kanaf`;
const BY_MSI = String.raw`Software\Kanaf`;
const ROOT = { user: 'HKCU', machine: 'HKLM' };

/** What must not be there: `{ property, root, key }`. */
export const OTHER_WAY = 'INSTALLEDBYEXE';
export const FOR_EVERYONE = 'INSTALLEDFOREVERYONE';

/** One component for each file, known by its place: the same in every version. */
export const componentOf = (name) => `f${uuidOf(name).replaceAll('-', '').slice(0, 30)}`;

/** `place` is the app's folder as the source sees it: wixl reads no path from the root. */
export function msiSource({ folder, version }, scope, { place, closeFirst }) {
  const id = (what) => uuidOf(`kanaf ${scope} ${what}`).toUpperCase();
  const files = filesUnder(folder);
  const home = `<Directory Id="INSTALLDIR" Name="Kanaf">${foldersOf({ files, place, version, scope })}</Directory>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="${id(version)}" UpgradeCode="${id('upgrade')}" Name="Kanaf" Manufacturer="Kanaf" Version="${version}" Language="1033">
<Package Id="${id(version)}" InstallerVersion="500" Compressed="yes" InstallScope="${SCOPES[scope]}" Description="Kanaf ${version}" Keywords="Installer" Comments="AGPL-3.0-only" Languages="1033"/>
<MajorUpgrade DowngradeErrorMessage="newer"/>
<Media Id="1" Cabinet="kanaf.cab" EmbedCab="yes"/>
<Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Property Id="ARPNOREPAIR" Value="1"/>
${lookedFor(scope)}
<Binary Id="CloseFirst" SourceFile="${text(closeFirst)}"/>
<Directory Id="TARGETDIR" Name="SourceDir">${HOMES[scope](home)}<Directory Id="ProgramMenuFolder"/></Directory>
<Feature Id="Kanaf" Level="1">${files.map((name) => `<ComponentRef Id="${componentOf(name)}"/>`).join('')}</Feature>
</Product>
</Wix>
`;
}

function lookedFor(scope) {
  const search = (property, root, key, name) =>
    `<Property Id="${property}"><RegistrySearch Id="${property}" Root="${root}" Key="${key}" Name="${name}" Type="raw" Win64="yes"/></Property>`;
  const byExe = search(OTHER_WAY, ROOT[scope], BY_EXE, 'DisplayVersion');
  return scope === 'machine' ? byExe : byExe + search(FOR_EVERYONE, 'HKLM', BY_MSI, 'Version');
}

/** Folders within folders, from the flat list. */
function foldersOf({ files, ...app }, before = '') {
  const here = files.filter((name) => !name.slice(before.length).includes('/'));
  const deeper = files.filter((name) => name.slice(before.length).includes('/'));
  const names = [...new Set(deeper.map((name) => name.slice(before.length).split('/')[0]))];
  const folders = names.map((name) => {
    const path = `${before}${name}/`;
    const inside = deeper.filter((file) => file.startsWith(path));
    const within = foldersOf({ files: inside, ...app }, path);
    return `<Directory Id="d${componentOf(path)}" Name="${text(name)}">${within}</Directory>`;
  });
  return [...here.map((name) => fileOf(name, app)), ...folders].join('\n');
}

function fileOf(name, { place, version, scope }) {
  const id = componentOf(name);
  const note =
    name === 'Kanaf.exe' && scope === 'machine'
      ? `<RegistryValue Root="HKLM" Key="${BY_MSI}" Name="Version" Type="string" Value="${version}"/>`
      : '';
  const guid = uuidOf(`kanaf ${scope} file ${name}`).toUpperCase();
  const file = `<File Id="${id}" Name="${text(name.split('/').at(-1))}" Source="${text(`${place}/${name}`)}" KeyPath="yes"/>`;
  return `<Component Id="${id}" Guid="${guid}" Win64="yes">${file}${note}</Component>`;
}

const text = (plain) =>
  plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
