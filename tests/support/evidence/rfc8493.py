"""A BagIt 1.0 validator (RFC 8493) that shares nothing with ours, for a folder or a ZIP: prints what is wrong, or OK."""
import hashlib, os, sys, zipfile

def files_of(place):
    if not place.endswith('.zip'):
        for folder, _, names in os.walk(place):
            for name in names:
                path = os.path.join(folder, name)
                with open(path, 'rb') as file:
                    yield os.path.relpath(path, place).replace(os.sep, '/'), file.read()
        return
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None, 'a damaged entry'
        roots = {name.split('/')[0] for name in archive.namelist()}
        assert len(roots) == 1, 'more than one folder'
        for info in archive.infolist():
            assert not info.is_dir() and not info.flag_bits & 1, info.filename
            yield info.filename.split('/', 1)[1], archive.read(info)

files = dict(files_of(sys.argv[1]))
wrong = []
if files['bagit.txt'] != b'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n':
    wrong.append('bagit.txt')

def listed(name):
    lines = files[name].decode('utf-8').splitlines()
    return dict(reversed(line.split('  ', 1)) for line in lines)

for name in ('manifest-sha256.txt', 'tagmanifest-sha256.txt'):
    for path, digest in listed(name).items():
        if path not in files or hashlib.sha256(files[path]).hexdigest() != digest:
            wrong.append(path)
payload = {path for path in files if path.startswith('data/')}
if payload != set(listed('manifest-sha256.txt')):
    wrong.append('payload: ' + ', '.join(payload ^ set(listed('manifest-sha256.txt'))))
info = dict(line.split(': ', 1) for line in files['bag-info.txt'].decode('utf-8').splitlines())
if info['Payload-Oxum'] != f"{sum(len(files[path]) for path in payload)}.{len(payload)}":
    wrong.append('Payload-Oxum')
print('\n'.join(wrong) or 'OK')
