"""What the environment is made of."""

from __future__ import annotations

from importlib.metadata import distributions

import shared  # finds the modules of the other sidecars
import installation
from fixtures import Case


class InstallationTest(Case):
    def test_every_package_is_pinned_once(self) -> None:
        lines = installation.REQUIREMENTS.read_text("utf-8").splitlines()
        packages = [line for line in lines if not line.startswith("#")]
        names = [line.partition("==")[0].lower().replace("_", "-") for line in packages]
        self.assertEqual([line for line in packages if not line.partition("==")[2]], [])
        self.assertEqual(len(set(names)), len(names))

    def test_vllm_finds_itself_as_a_version_for_processors(self) -> None:
        packages = self.cache / "lib" / "python3.11" / "site-packages"
        packages.mkdir(parents=True)
        installation.name_vllm(self.cache / "bin" / "python")
        found = {found.name: found.version for found in distributions(path=[str(packages)])}
        self.assertEqual(found, {"vllm": f"{installation.version()}+cpu"})
