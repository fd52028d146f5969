"""Chinese text has shapes on every machine, also on one without any Chinese font."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.resources import resource_path
from annotator.ui.fonts import BUNDLED_FAMILY, install_fonts, shows

SAMPLE = resource_path("samples/hohhot-daily-2023-07-27-p2.txt").read_text("utf-8")
SIGNS = "①⑳■▲▼◆●△▽□◎★☆→·—…％㎡℃【】《》「」（）１Ａ𠮷喆"

# Fontconfig reads its file once a process, so a machine without fonts is a process of its own.
ON_A_BARE_MACHINE = """
from PySide6.QtWidgets import QApplication
from annotator.ui.fonts import install_fonts, installed_chinese_family, shows
application = QApplication([])
print(installed_chinese_family(), install_fonts().text, shows(install_fonts().text[0], "报𠮷"))
"""


@pytest.fixture
def bundled(qapp: QApplication) -> str:
    assert qapp is QApplication.instance()
    return install_fonts().text[-1]


def test_the_bundled_font_shows_the_sample_page(bundled: str) -> None:
    assert shows(bundled, set(SAMPLE) - {"\n"})


def test_the_bundled_font_shows_the_signs_of_newspapers(bundled: str) -> None:
    assert shows(bundled, SIGNS)


def test_a_family_that_lacks_a_character_does_not_show_it(bundled: str) -> None:
    assert not shows(bundled, "😀")


def test_the_bundled_font_stands_behind_every_other(bundled: str) -> None:
    assert bundled == BUNDLED_FAMILY


def test_controls_keep_the_font_of_the_system_for_what_is_not_chinese(qapp: QApplication) -> None:
    assert install_fonts().ui[0] == qapp.font().family()


def test_a_machine_without_fonts_shows_the_bundled_one(tmp_path: Path) -> None:
    bare = f'<?xml version="1.0"?><fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>'
    (tmp_path / "fonts.conf").write_text(bare, "utf-8")
    environ = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", ON_A_BARE_MACHINE], env=environ, capture_output=True, text=True, check=False)
    assert done.stdout == f"None ('{BUNDLED_FAMILY}',) True\n", done.stderr


def test_the_licence_of_the_font_lies_beside_it() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in resource_path("fonts/OFL.txt").read_text("utf-8")
